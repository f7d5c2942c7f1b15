package dev.assay.inference.published;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What is published of the endpoints: the observation of the check.
 *
 * @param endpoints one for each claim of figures
 * @param logs one for each claim of a traffic log
 */
public record PublishedObserved(List<EndpointPublished> endpoints, List<TrafficObserved> logs) {
  public PublishedObserved {
    endpoints = Require.list(endpoints, "endpoints", 10);
    logs = Require.list(logs, "logs", 10);
  }
}
