package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;

/**
 * The claim that every answer is computed for its request, none served from a cache.
 *
 * @param endpoint id of the endpoint
 * @param statement where the project says so
 */
public record ComputedAnswersClaim(String endpoint, Statement statement)
    implements EndpointPromise {
  public ComputedAnswersClaim {
    Require.present(endpoint, "endpoint");
    Require.present(statement, "statement");
  }
}
