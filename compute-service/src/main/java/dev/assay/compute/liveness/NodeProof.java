package dev.assay.compute.liveness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.signature.Ed25519;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what a node answered, from the transcript alone, so that a replay verifies it again. The
 * protocol stands in docs/protocols/node-proof.md. Pure and thread-safe.
 */
public final class NodeProof {
  private static final String LABEL = "assay node proof v1\n";

  private NodeProof() {}

  /** What a node signs: the label, its id, a line feed and the nonce as it was sent, in UTF-8. */
  public static String signedText(String id, String nonce) {
    return LABEL + id + "\n" + nonce;
  }

  /** What this exchange says of this node; never SHARED, which takes more than one exchange. */
  public static NodeState state(NodeToAsk node, NodeExchange exchange) {
    Reason reason = exchange.reason();
    if (reason != null) {
      return withoutAnswer(reason);
    }
    return switch (node.protocol()) {
      case PROOF -> provesKey(node, exchange) ? NodeState.PROVEN : NodeState.UNPROVED;
      case STATUS -> byTlsKey(node.tlsKey(), exchange.tlsKey());
    };
  }

  private static NodeState withoutAnswer(Reason reason) {
    return switch (reason) {
      case SOURCE_UNREACHABLE, TIMED_OUT -> NodeState.SILENT;
      case SOURCE_ERROR, SOURCE_SHAPE_CHANGED, TOO_LARGE -> NodeState.UNPROVED;
      default -> NodeState.NOT_ASKED;
    };
  }

  private static NodeState byTlsKey(@Nullable String listed, @Nullable String shown) {
    if (listed == null) {
      return NodeState.KEYLESS;
    }
    return listed.equals(shown) ? NodeState.PROVEN : NodeState.UNPROVED;
  }

  private static boolean provesKey(NodeToAsk node, NodeExchange exchange) {
    if (node.publicKey() == null || exchange.body() == null) {
      return false;
    }
    JsonNode proof = json(exchange.body());
    return proof.path("id").asText().equals(node.id())
        && proof.path("nonce").asText().equals(exchange.nonce())
        && Ed25519.verifies(
            node.publicKey(),
            signedText(node.id(), exchange.nonce()),
            proof.path("signature").asText());
  }

  private static JsonNode json(String body) {
    try {
      return CanonicalJson.read(body.getBytes(StandardCharsets.UTF_8));
    } catch (InvalidDocument e) {
      return MissingNode.getInstance();
    }
  }
}
