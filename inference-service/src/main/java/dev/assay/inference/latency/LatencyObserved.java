package dev.assay.inference.latency;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What was measured of the endpoints' latency: the observation of the check.
 *
 * @param endpoints those with a latency claim
 * @param regions one for each claim about a region in which our own load was not put
 */
public record LatencyObserved(List<EndpointLatency> endpoints, List<RegionObserved> regions) {
  public LatencyObserved {
    endpoints = Require.list(endpoints, "endpoints", 10);
    regions = Require.list(regions, "regions", 120);
  }
}
