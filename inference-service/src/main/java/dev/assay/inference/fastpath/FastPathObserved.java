package dev.assay.inference.fastpath;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * How the customers of the endpoints were served: the observation of the check.
 *
 * @param endpoints one for each claim
 */
public record FastPathObserved(List<EndpointServed> endpoints) {
  public FastPathObserved {
    endpoints = Require.list(endpoints, "endpoints", 10);
  }
}
