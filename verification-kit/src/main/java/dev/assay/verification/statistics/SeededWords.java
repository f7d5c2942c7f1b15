package dev.assay.verification.statistics;

import dev.assay.verification.document.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A stream of unsigned words of 64 bits from a seed, so that anyone recomputes a draw; confined to
 * one draw and one thread.
 *
 * <p>Block i = SHA-256(label in ASCII | the 32 bytes of the seed | i as eight bytes), i = 0, 1, 2,
 * …; each block is four words; all numbers are big-endian. Draws of different kinds have different
 * labels.
 */
final class SeededWords {
  private static final int SEED_BYTES = 32;

  private final MessageDigest sha256 = Digest.sha256();
  private final byte[] label;
  private final byte[] seed;
  private ByteBuffer block = ByteBuffer.allocate(0);
  private long counter;

  SeededWords(String label, byte[] seed) {
    Arguments.require(seed.length == SEED_BYTES, "a seed is 32 bytes, not " + seed.length);
    this.label = label.getBytes(StandardCharsets.US_ASCII);
    this.seed = seed.clone();
  }

  /**
   * A number of 0 to bound-1, all equally likely: take the next word w; while w &lt; 2^64 mod
   * bound, take the next one instead; the number is w mod bound.
   */
  long below(long bound) {
    long leftOver = Long.remainderUnsigned(-bound, bound);
    long word = next();
    while (Long.compareUnsigned(word, leftOver) < 0) {
      word = next();
    }
    return Long.remainderUnsigned(word, bound);
  }

  private long next() {
    if (!block.hasRemaining()) {
      sha256.update(label);
      sha256.update(seed);
      sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(0, counter++));
      block = ByteBuffer.wrap(sha256.digest());
    }
    return block.getLong();
  }
}
