package dev.assay.inference.latency;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What was measured of the endpoints' latency: the observation of the check.
 *
 * @param endpoints those with a latency claim
 */
public record LatencyObserved(List<EndpointLatency> endpoints) {
  public LatencyObserved {
    endpoints = Require.list(endpoints, "endpoints", 10);
  }
}
