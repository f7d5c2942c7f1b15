package dev.assay.compute.latency;

import dev.assay.compute.claims.NodeLatencyClaim;
import dev.assay.compute.location.RoundTrip;
import dev.assay.verification.document.Require;

/**
 * The time that a trip may take, and what of it speaks against the claim.
 *
 * <p>A claim is confirmed by signed answers alone, since a proxy near us can accept a connection
 * and can't sign. Against a claim about the network speaks the shorter of connecting and answering,
 * because the node's own work isn't the way's. When the claim doesn't say from where, the least
 * connect is taken off: our distance isn't the node's fault.
 *
 * @param metric what is claimed
 * @param atMostMicros how long it may take
 * @param fromAnywhere whether the claim doesn't say from where
 */
public record LatencyLimit(
    NodeLatencyClaim.Metric metric, long atMostMicros, boolean fromAnywhere) {
  public LatencyLimit {
    Require.present(metric, "metric");
    Require.that(atMostMicros > 0, "atMostMicros", "must be positive");
  }

  static LatencyLimit of(NodeLatencyClaim claim) {
    return new LatencyLimit(claim.metric(), claim.atMostMicros(), claim.measuredIn() == null);
  }

  /** By how much a trip was too slow for certain, when the least connect of all was this. */
  long excessMicros(RoundTrip trip, long leastConnectMicros) {
    long took =
        switch (metric) {
          case NETWORK -> Math.min(trip.connectMicros(), trip.answerMicros());
          case ANSWER -> trip.answerMicros();
        };
    return took - (fromAnywhere ? leastConnectMicros : 0) - atMostMicros;
  }

  /** Whether a trip may have been too slow. */
  public boolean broken(RoundTrip trip) {
    return trip.answerMicros() > atMostMicros;
  }
}
