package dev.assay.compute.latency;

import dev.assay.compute.location.RoundTrip;
import dev.assay.verification.document.Require;
import org.jspecify.annotations.Nullable;

/**
 * One round trip, and where it failed or was slow, how a control did right after it.
 *
 * @param trip what was asked, answered and timed
 * @param controlMicros how long an endpoint of the operator's choice took to answer; 0 when it gave
 *     no answer, null when none was asked
 */
public record LatencyTrip(RoundTrip trip, @Nullable Long controlMicros) {
  public LatencyTrip {
    Require.present(trip, "trip");
    Require.that(
        controlMicros == null || controlMicros >= 0, "controlMicros", "must not be negative");
  }
}
