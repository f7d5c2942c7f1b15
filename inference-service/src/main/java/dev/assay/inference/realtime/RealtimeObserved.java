package dev.assay.inference.realtime;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What was measured of the endpoints beside centralised ones: the observation of the check.
 *
 * @param endpoints those with such a claim
 */
public record RealtimeObserved(List<EndpointRealtime> endpoints) {
  public RealtimeObserved {
    endpoints = Require.list(endpoints, "endpoints", 10);
  }
}
