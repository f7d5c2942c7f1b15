package dev.assay.data.digest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The digest algorithms that manifests declare and the JDK computes, strongest last. */
public enum DigestAlgorithm {
  MD5("md5", "MD5", 16),
  SHA1("sha1", "SHA-1", 20),
  SHA256("sha256", "SHA-256", 32),
  SHA384("sha384", "SHA-384", 48),
  SHA512("sha512", "SHA-512", 64);

  private final String word;
  private final String standardName;
  private final int bytes;

  DigestAlgorithm(String word, String standardName, int bytes) {
    this.word = word;
    this.standardName = standardName;
    this.bytes = bytes;
  }

  /** As manifests and documents write it: lower case, no hyphen. */
  @JsonValue
  public String word() {
    return word;
  }

  /** How many bytes a digest has. */
  public int bytes() {
    return bytes;
  }

  /** Whether two contents with one digest can be made: an equal digest then proves little. */
  public boolean weak() {
    return this == MD5 || this == SHA1;
  }

  /** A fresh state. */
  public MessageDigest start() {
    try {
      return MessageDigest.getInstance(standardName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + standardName, e);
    }
  }

  /** The algorithm of this name, whatever its case and hyphens; null when it is none of these. */
  public static @Nullable DigestAlgorithm named(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    return Arrays.stream(values()).filter(a -> a.word.equals(plain)).findFirst().orElse(null);
  }

  /** The algorithm whose digests have this many bytes; null when there is none. */
  public static @Nullable DigestAlgorithm ofLength(int bytes) {
    return Arrays.stream(values()).filter(a -> a.bytes == bytes).findFirst().orElse(null);
  }
}
