package dev.assay.inference.spread;

import dev.assay.verification.document.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Prompts with a prefix of some two thousand words that nobody has asked before, and an ending of
 * their own, so that a kept prefix can be told, and not a kept answer. Pure.
 *
 * <p>The words: byte b of block i = SHA-256("assay inference prefix v1\n" | the seed | the prefix's
 * number and i in decimal digits, a line feed after each) is word b mod 32 of the list.
 */
final class LongPrompt {
  private static final String LABEL = "assay inference prefix v1\n";
  private static final int BLOCKS = 63;
  private static final int UNIQUE_BYTES = 8;
  private static final List<String> WORDS =
      List.of(
          "river", "stone", "garden", "window", "market", "letter", "winter", "harbour", "engine",
          "paper", "copper", "meadow", "silver", "bridge", "candle", "forest", "number", "orange",
          "pillow", "rocket", "saddle", "tunnel", "velvet", "walnut", "yellow", "basket", "camera",
          "dinner", "island", "jacket", "kitten", "ladder");

  private LongPrompt() {}

  /** The prompt with this prefix and this ending. */
  static String of(byte[] seed, int prefix, int ending) {
    StringBuilder prompt = new StringBuilder();
    for (int block = 0; block < BLOCKS; block++) {
      byte[] digest = digest(seed, prefix, block);
      if (block == 0) {
        prompt.append(HexFormat.of().formatHex(digest, 0, UNIQUE_BYTES));
      }
      for (byte drawn : digest) {
        prompt.append(' ').append(WORDS.get(drawn & (WORDS.size() - 1)));
      }
    }
    return prompt + ".\n\nCount upwards in words from " + (ending + 2) + ", without an end.";
  }

  private static byte[] digest(byte[] seed, int prefix, int block) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(LABEL.getBytes(StandardCharsets.US_ASCII));
    sha256.update(seed);
    return sha256.digest((prefix + "\n" + block + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
