package dev.assay.inference.caching;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What was measured of answers to repeated prompts: the observation of the check.
 *
 * @param endpoints those that are said to compute every answer
 */
public record CachingObserved(List<EndpointCaching> endpoints) {
  public CachingObserved {
    endpoints = Require.list(endpoints, "endpoints", 10);
  }
}
