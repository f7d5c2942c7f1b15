package dev.assay.inference.requests;

import dev.assay.verification.document.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What the requests ask: each prompt differs from its first character on, so that none is cached.
 */
public enum PromptClass {
  /** Some thirty tokens that ask for a long answer, which the token limit then ends. */
  SHORT;

  private static final String LABEL = "assay inference prompt v1\n";
  private static final String TASK =
      ". Begin with the number of letters in that word, then count upwards from there in words,"
          + " without a comment and without an end.";
  private static final int UNIQUE_BYTES = 8;

  /**
   * The prompt of one request: sixteen hexadecimal digits of SHA-256 over a label, the seed's bytes
   * and the position in decimal digits, then the task.
   */
  public String prompt(byte[] seed, int position) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(LABEL.getBytes(StandardCharsets.US_ASCII));
    sha256.update(seed);
    sha256.update(Integer.toString(position).getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(sha256.digest(), 0, UNIQUE_BYTES) + TASK;
  }
}
