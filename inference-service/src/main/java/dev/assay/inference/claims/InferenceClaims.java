package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What a project claims of its inference endpoints.
 *
 * @param endpoints at most 10, each with an id of its own
 */
public record InferenceClaims(List<EndpointClaim> endpoints) {
  private static final int MOST_ENDPOINTS = 10;

  public InferenceClaims {
    endpoints = Require.list(endpoints, "endpoints", MOST_ENDPOINTS);
    Require.that(
        endpoints.stream().map(EndpointClaim::id).distinct().count() == endpoints.size(),
        "endpoints",
        "must give each endpoint an id of its own");
  }
}
