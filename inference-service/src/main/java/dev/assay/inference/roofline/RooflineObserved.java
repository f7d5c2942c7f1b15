package dev.assay.inference.roofline;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * How fast single streams were: the observation of the check.
 *
 * @param endpoints those whose hardware is claimed
 */
public record RooflineObserved(List<EndpointSpeeds> endpoints) {
  public RooflineObserved {
    endpoints = Require.list(endpoints, "endpoints", 10);
  }
}
