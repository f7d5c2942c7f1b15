package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.net.URI;

/**
 * Live figures that the project, or a router that carries its traffic, publishes of an endpoint.
 *
 * @param endpoint id of the endpoint
 * @param url serves them as a document of {@code assay.published-metrics/v1}
 * @param statement where the project says so
 */
public record PublishedMetricsClaim(String endpoint, URI url, Statement statement)
    implements EndpointPromise {
  public PublishedMetricsClaim {
    Require.present(endpoint, "endpoint");
    EndpointClaim.demandWeb(url);
    Require.present(statement, "statement");
  }
}
