package dev.assay.compute.asking;

import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.liveness.NodeToAsk;
import dev.assay.compute.nodelist.NodeProtocol;
import dev.assay.layer.egress.FailureCode;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpExchange.Failed;
import dev.assay.layer.egress.HttpExchange.Responded;
import dev.assay.layer.probe.HttpFailure;
import dev.assay.verification.finding.Reason;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes down what came of asking a node, as it stands in the transcript. Pure. */
final class NodeExchanges {
  private static final int LONGEST_EXPLANATION = 300;

  private NodeExchanges() {}

  /** An exchange that took place, or tried to. */
  static NodeExchange of(
      NodeToAsk node, String nonce, int attempt, Instant at, HttpExchange exchange) {
    return switch (exchange) {
      case Responded answer -> answered(node, nonce, attempt, at, answer);
      case Failed failed ->
          without(node, nonce, attempt, at, reason(failed.code()), failed.explanation());
    };
  }

  /** A node that was not asked, or gave no answer. */
  static NodeExchange without(
      NodeToAsk node, String nonce, int attempts, Instant at, Reason reason, String explanation) {
    return new NodeExchange(
        node.id(), nonce, attempts, at, null, null, null, null, reason, shortened(explanation));
  }

  private static NodeExchange answered(
      NodeToAsk node, String nonce, int attempt, Instant at, Responded answer) {
    boolean good = answer.status() / 100 == 2;
    boolean keep = good && node.protocol() == NodeProtocol.PROOF;
    String body = keep ? new String(answer.body(), StandardCharsets.UTF_8) : null;
    return new NodeExchange(
        node.id(),
        nonce,
        attempt,
        at,
        text(answer.remote()),
        answer.status(),
        body,
        answer.tlsSpki() == null ? null : answer.tlsSpki().hex(),
        good ? null : Reason.SOURCE_ERROR,
        good ? null : "answered with the status " + answer.status());
  }

  /** Something that answered badly is no silence: it speaks neither for nor against the node. */
  private static Reason reason(FailureCode code) {
    return switch (code) {
      case TLS_FAILED, BAD_RESPONSE -> Reason.SOURCE_SHAPE_CHANGED;
      case REDIRECT_REFUSED -> Reason.SOURCE_ERROR;
      default -> HttpFailure.reason(code);
    };
  }

  private static String text(InetSocketAddress remote) {
    String ip = remote.getAddress().getHostAddress();
    boolean six = remote.getAddress() instanceof Inet6Address;
    return (six ? "[" + ip.split("%", 2)[0] + "]" : ip) + ":" + remote.getPort();
  }

  private static @Nullable String shortened(@Nullable String explanation) {
    return explanation == null || explanation.length() <= LONGEST_EXPLANATION
        ? explanation
        : explanation.substring(0, LONGEST_EXPLANATION);
  }
}
