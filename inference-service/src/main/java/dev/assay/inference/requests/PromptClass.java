package dev.assay.inference.requests;

import dev.assay.verification.document.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What the requests ask: each prompt differs from its first character on, so that none is cached,
 * and asks for a long answer, which the token limit then ends. All of it follows from a seed, so
 * that anyone recomputes it. How many tokens a prompt has depends on the tokenizer; the classes
 * name about how many, with one for each common English word.
 */
public enum PromptClass {
  /** Some thirty tokens. */
  SHORT(0),
  /** About 100 tokens. */
  TOKENS_100(60),
  /** About 1,000 tokens. */
  TOKENS_1000(960),
  /** About 10,000 tokens. */
  TOKENS_10000(9_960);

  private static final String LABEL = "assay inference prompt v1\n";
  private static final String TASK =
      ". Begin with the number of letters in that word, then count upwards from there in words,"
          + " without a comment and without an end.";
  private static final String LONG_TASK =
      ". Begin with the number of letters in the first of these words, then count upwards from"
          + " there in words, without a comment and without an end.";
  private static final int UNIQUE_BYTES = 8;

  private final int words;

  PromptClass(int words) {
    this.words = words;
  }

  /**
   * The prompt of one request: sixteen hexadecimal digits of SHA-256 over a label, the seed's bytes
   * and the position in decimal digits, then words drawn from the seed and the position, then the
   * task.
   */
  public String prompt(byte[] seed, int position) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(LABEL.getBytes(StandardCharsets.US_ASCII));
    sha256.update(seed);
    sha256.update(Integer.toString(position).getBytes(StandardCharsets.US_ASCII));
    String unique = HexFormat.of().formatHex(sha256.digest(), 0, UNIQUE_BYTES);
    return words == 0
        ? unique + TASK
        : unique + DrawnWords.after(seed, position, words) + LONG_TASK;
  }
}
