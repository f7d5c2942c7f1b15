package dev.assay.demo.seed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;

/**
 * A plan's seed, from which every key, digest and draw of a network follows.
 *
 * <p>Equal seeds give equal values on every JDK: only SHA-256 and {@link Random}, whose algorithm
 * is specified, are used. Nothing here is secret. Immutable.
 */
public record Seed(long value) {
  /** The 32 bytes that belong to a purpose, such as {@code node-001 key}. */
  public byte[] bytes(String purpose) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
      return digest.digest(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A generator of its own for a purpose. */
  public Random random(String purpose) {
    return new Random(ByteBuffer.wrap(bytes(purpose)).getLong());
  }
}
