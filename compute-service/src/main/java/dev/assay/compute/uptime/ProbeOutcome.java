package dev.assay.compute.uptime;

import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.liveness.NodeProof;
import dev.assay.compute.liveness.NodeState;
import dev.assay.compute.uptime.ProbeResult.Miss;
import java.time.Duration;

/** What one probe is worth, verified from what was recorded. */
enum ProbeOutcome {
  /** The node signed its nonce. */
  UP,
  /** It didn't, while the control answered. */
  DOWN,
  /** It didn't, and nothing tells whose failure that is. */
  UNEXPLAINED,
  /** The control failed too, or the vantage was late or didn't ask: it says nothing. */
  VOID;

  private static final Duration LATEST = Duration.ofSeconds(10);

  static ProbeOutcome of(PlannedProbe planned, ProbeResult result) {
    Duration late = Duration.between(planned.due(), result.sent());
    if (late.abs().compareTo(LATEST) > 0 || result.miss() == Miss.NOT_ASKED) {
      return VOID;
    }
    if (proven(planned, result)) {
      return UP;
    }
    if (result.miss() == Miss.LIMITED || result.controlAnswered() == null) {
      return UNEXPLAINED;
    }
    return result.controlAnswered() ? DOWN : VOID;
  }

  private static boolean proven(PlannedProbe planned, ProbeResult result) {
    if (result.answer() == null) {
      return false;
    }
    NodeExchange exchange =
        new NodeExchange(
            planned.node().id(),
            planned.nonce(),
            1,
            result.sent(),
            null,
            null,
            result.answer(),
            null,
            null,
            null);
    return NodeProof.state(planned.node(), exchange) == NodeState.PROVEN;
  }
}
