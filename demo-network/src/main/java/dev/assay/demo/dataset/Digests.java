package dev.assay.demo.dataset;

import dev.assay.demo.plan.DatasetPlan.DigestForm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Digests as a manifest writes them. */
final class Digests {
  private Digests() {}

  /** A digest's name in a Croissant document and its text. */
  record Written(String algorithm, String text) {}

  static Written write(byte[] bytes, DigestForm form) {
    return switch (form) {
      case SHA256 -> new Written("sha256", sha256(bytes));
      case SHA256_UPPER_CASE -> new Written("sha256", sha256(bytes).toUpperCase(Locale.ROOT));
      case SHA256_CUT_SHORT -> new Written("sha256", sha256(bytes).substring(0, 40));
      case MD5_ONLY -> new Written("md5", hex("MD5", bytes));
      case PLACEHOLDER -> new Written("sha256", "TBD");
    };
  }

  static String sha256(byte[] bytes) {
    return hex("SHA-256", bytes);
  }

  private static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
