package dev.assay.inference.streaming;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What was measured of the endpoints' streaming: the observation of the check.
 *
 * @param endpoints those with a streaming claim
 */
public record StreamingObserved(List<EndpointStreaming> endpoints) {
  public StreamingObserved {
    endpoints = Require.list(endpoints, "endpoints", 10);
  }
}
