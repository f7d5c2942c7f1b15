package dev.assay.compute.latency;

import dev.assay.compute.location.RoundTrip;
import dev.assay.verification.document.Require;
import org.jspecify.annotations.Nullable;

/**
 * One round trip, and where it failed what became of a control beside it.
 *
 * @param trip what was asked, answered and timed
 * @param controlReached whether an endpoint of the operator's choice answered right after a failed
 *     trip; null when none was asked
 */
public record LatencyTrip(RoundTrip trip, @Nullable Boolean controlReached) {
  public LatencyTrip {
    Require.present(trip, "trip");
  }
}
