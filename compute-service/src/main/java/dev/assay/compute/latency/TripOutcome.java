package dev.assay.compute.latency;

import dev.assay.compute.liveness.NodeProof;
import dev.assay.compute.liveness.NodeState;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.compute.location.RoundTrip;

/** What one trip is worth, verified from the transcript. */
enum TripOutcome {
  /** The node signed its nonce. */
  PROVEN,
  /** Something answered, but not by the node's key. */
  UNPROVED,
  /** No answer, while a control answered: the node's failure. */
  FAILED,
  /** No answer, and no control that did: whose failure it is can't be told. */
  UNEXPLAINED,
  /** Our own side didn't ask. */
  VOID;

  static TripOutcome of(NodeToAsk node, LatencyTrip timed) {
    RoundTrip trip = timed.trip();
    NodeState state = NodeProof.state(node, trip.exchange());
    return switch (state) {
      case PROVEN -> trip.answerMicros() > 0 ? PROVEN : VOID;
      case NOT_ASKED -> VOID;
      default -> trip.exchange().reason() == null ? UNPROVED : failed(timed);
    };
  }

  private static TripOutcome failed(LatencyTrip timed) {
    Long control = timed.controlMicros();
    return control != null && control > 0 ? FAILED : UNEXPLAINED;
  }
}
