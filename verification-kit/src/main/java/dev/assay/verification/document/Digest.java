package dev.assay.verification.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest (FIPS 180-4) as 64 lower-case hexadecimal digits; the name of every piece of
 * evidence and every document.
 *
 * @param hex exactly 64 characters of 0-9a-f; anything else is an {@link IllegalArgumentException}
 */
public record Digest(@JsonValue String hex) implements Comparable<Digest> {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public Digest {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("a digest is 64 lower-case hexadecimal digits (SHA-256)");
    }
  }

  /** The digest that a document or a path names; the form is checked. */
  @JsonCreator
  public static Digest parse(String hex) {
    return new Digest(hex);
  }

  /** The digest of these bytes. */
  public static Digest of(byte[] bytes) {
    return new Digest(HexFormat.of().formatHex(sha256().digest(bytes)));
  }

  /** A fresh SHA-256 state, for bodies that are digested while they stream. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The digest of what this state was given so far; it can go on. */
  public static Digest soFar(MessageDigest sha256) {
    try {
      return new Digest(HexFormat.of().formatHex(((MessageDigest) sha256.clone()).digest()));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
    }
  }

  @Override
  public int compareTo(Digest other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
