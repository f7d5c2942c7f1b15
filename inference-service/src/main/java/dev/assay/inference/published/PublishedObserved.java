package dev.assay.inference.published;

import dev.assay.verification.document.Require;
import java.util.List;

/** What is published of the endpoints: the observation of the check. */
public record PublishedObserved(List<EndpointPublished> endpoints) {
  public PublishedObserved {
    endpoints = Require.list(endpoints, "endpoints", 10);
  }
}
