package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Live figures that the project, or a router that carries its traffic, publishes of an endpoint, or
 * the log of the traffic that they come from; one of both at least.
 *
 * @param endpoint id of the endpoint
 * @param url serves the figures as a document of {@code assay.published-metrics/v1}; null for none
 * @param log serves the requests as a log of {@code assay.traffic-log/v1}; null for none
 * @param statement where the project says so
 */
public record PublishedMetricsClaim(
    String endpoint, @Nullable URI url, @Nullable URI log, Statement statement)
    implements EndpointPromise {
  public PublishedMetricsClaim {
    Require.present(endpoint, "endpoint");
    Require.that(url != null || log != null, "url", "must be given, or a log");
    if (url != null) {
      EndpointClaim.demandWeb(url);
    }
    if (log != null) {
      EndpointClaim.demandWeb(log);
    }
    Require.present(statement, "statement");
  }
}
