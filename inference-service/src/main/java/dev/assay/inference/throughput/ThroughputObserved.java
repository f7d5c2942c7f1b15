package dev.assay.inference.throughput;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What was measured of the endpoints under load: the observation of the check.
 *
 * @param endpoints those with a throughput claim
 */
public record ThroughputObserved(List<EndpointThroughput> endpoints) {
  public ThroughputObserved {
    endpoints = Require.list(endpoints, "endpoints", 10);
  }
}
