package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;

/**
 * The claim that every customer is served alike: no fast path for the keys that are known to
 * measure.
 *
 * @param endpoint id of the endpoint
 * @param secondSecret name of the operator's secret with another API key of the same endpoint,
 *     bound to its host as the first one is; nothing in it should tell who asks
 * @param statement where the project says so
 */
public record EqualServiceClaim(String endpoint, String secondSecret, Statement statement)
    implements EndpointPromise {
  public EqualServiceClaim {
    Require.present(endpoint, "endpoint");
    Require.text(secondSecret, "secondSecret", 100);
    Require.present(statement, "statement");
  }
}
