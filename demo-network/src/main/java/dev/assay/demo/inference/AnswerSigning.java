package dev.assay.demo.inference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.nodes.NodeKeys;
import dev.assay.demo.plan.FleetPlan.Signing;
import dev.assay.demo.seed.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Signs answers as docs/protocols/signed-answers.md describes it, or as a liar would. */
record AnswerSigning(NodeKeys keys, Signing signing) {
  private static final String LABEL = "assay signed answer v1\n";

  /** The signature that goes with an answer of a backend; null for none. */
  @Nullable ObjectNode sign(int backend, ChatRequest request, Completion answer) {
    String text = String.join("", answer.tokens());
    return switch (signing) {
      case NONE -> null;
      case BY_NODES -> signature(keys.node(backend), request.text(), text);
      case BY_GATEWAY -> signature(keys.shared(), request.text(), text);
      case FOR_ANOTHER -> signature(keys.node(backend), "another prompt", text);
    };
  }

  private static ObjectNode signature(SigningKey key, String prompt, String answer) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("key", key.publicKey())
        .put("signature", key.sign(LABEL + sha256(prompt) + "\n" + sha256(answer)));
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
