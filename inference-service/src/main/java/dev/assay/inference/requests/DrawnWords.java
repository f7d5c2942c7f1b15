package dev.assay.inference.requests;

import dev.assay.verification.document.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Text without a meaning: common English words in an order drawn from a seed. The words of block b
 * are the low seven bits of the bytes of SHA-256("assay inference words v1\n" in ASCII | the seed |
 * "position:b" in decimal digits), each the position of a word in the list.
 */
final class DrawnWords {
  private static final String LABEL = "assay inference words v1\n";
  private static final String[] WORDS =
      """
      able about above across after again air all along always animal answer apple arm ask autumn
      baby back ball bank base bear beautiful bed before begin behind bell best better bird black
      blue board boat body book both bottom box boy bread bring brother build burn business buy
      call captain car care carry case cat center chair change child circle city class clean clear
      climb clock close cloud coast cold color come common cook cool copy corn corner cost cotton
      count country course cover cross crowd cut dance dark day deep develop dog door down draw
      dream dress drink drive dry early earth east eat edge egg end energy engine enter evening
      event exact example eye face fact family farm fast father field fight final find fine finger
      """
          .strip()
          .split("\\s+");

  private DrawnWords() {}

  /** So many words, a blank before each. */
  static String after(byte[] seed, int position, int count) {
    StringBuilder text = new StringBuilder();
    for (int block = 0, drawn = 0; drawn < count; block++) {
      for (byte b : block(seed, position, block)) {
        if (drawn++ < count) {
          text.append(' ').append(WORDS[b & 0x7f]);
        }
      }
    }
    return text.toString();
  }

  private static byte[] block(byte[] seed, int position, int block) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(LABEL.getBytes(StandardCharsets.US_ASCII));
    sha256.update(seed);
    sha256.update((position + ":" + block).getBytes(StandardCharsets.US_ASCII));
    return sha256.digest();
  }
}
