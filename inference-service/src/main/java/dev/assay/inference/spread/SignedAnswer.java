package dev.assay.inference.spread;

import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Heard.NodeSignature;
import dev.assay.inference.stream.Redactor;
import dev.assay.verification.document.Digest;
import dev.assay.verification.signature.Ed25519;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer and the signature that it carries, verified from the transcript alone; the
 * protocol stands in docs/protocols/signed-answers.md. Pure.
 */
record SignedAnswer(String prompt, Heard heard) {
  private static final String LABEL = "assay signed answer v1\n";

  /** How an answer stands to its signature. */
  enum Standing {
    /** Signed by a listed node. */
    VALID,
    /** It carries no signature. */
    UNSIGNED,
    /** Under a listed key stands a signature of something else. */
    WRONG,
    /** By a key that isn't listed. */
    UNLISTED,
    /** By a key that wasn't listed before we asked, but may have been when it answered. */
    JOINED,
    /** The recording doesn't have the very text that was signed. */
    ALTERED
  }

  static SignedAnswer of(Exchange exchange, Heard heard) {
    return new SignedAnswer(exchange.planned().prompt(), heard);
  }

  /** What a node signs, in UTF-8: the label, and the digests of what was asked and answered. */
  static String signedText(String prompt, String answer) {
    return LABEL + sha256(prompt) + "\n" + sha256(answer);
  }

  /**
   * By the keys that were listed before we asked.
   *
   * @param since what was listed after that; null where that isn't known
   */
  Standing standing(ListedKeys keys, @Nullable ListedKeys since) {
    NodeSignature given = heard.signature();
    if (given == null) {
      return Standing.UNSIGNED;
    }
    String key = ListedKeys.normal(given.key());
    if (key == null) {
      return Standing.UNLISTED;
    }
    if (!keys.nodes().containsKey(key)) {
      boolean joined = since == null || since.nodes().containsKey(key);
      return joined ? Standing.JOINED : Standing.UNLISTED;
    }
    if (Ed25519.verifies(key, signedText(prompt, heard.text()), given.signature())) {
      return Standing.VALID;
    }
    return altered() ? Standing.ALTERED : Standing.WRONG;
  }

  private boolean altered() {
    String text = heard.text();
    return text.length() >= Heard.LONGEST_TEXT
        || text.contains(Redactor.MARK)
        || text.indexOf(Redactor.REPLACEMENT) >= 0;
  }

  private static String sha256(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
