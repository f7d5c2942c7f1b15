package dev.assay.inference.availability;

import dev.assay.inference.requests.RunObserved;
import dev.assay.verification.document.Require;
import java.util.List;

/**
 * How the loads on the endpoints went: the observation of the check.
 *
 * @param runs of the endpoints with an availability claim
 */
public record AvailabilityObserved(List<RunObserved> runs) {
  public AvailabilityObserved {
    runs = Require.list(runs, "runs", 10);
  }
}
