package dev.assay.compute.asking;

import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.layer.probe.ProbeContext;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** One proof that a node is asked for, once, as transcripts keep it. */
public final class NodeProbe {
  private NodeProbe() {}

  /** Asks for the proof of this nonce. */
  public static Uni<NodeExchange> of(
      NodeToAsk node, String nonce, Duration timeout, ProbeContext context) {
    return context
        .http()
        .exchange(NodeRequest.of(node, nonce, timeout))
        .map(
            exchange ->
                NodeExchanges.of(
                    node,
                    nonce,
                    1,
                    context.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                    exchange));
  }
}
