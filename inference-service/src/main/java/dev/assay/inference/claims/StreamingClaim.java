package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;

/**
 * The claim that answers are streamed as they are generated, not buffered.
 *
 * @param endpoint id of the endpoint
 * @param statement where the project says so
 */
public record StreamingClaim(String endpoint, Statement statement) implements EndpointPromise {
  public StreamingClaim {
    Require.present(endpoint, "endpoint");
    Require.present(statement, "statement");
  }
}
