package dev.assay.inference.comparison;

import dev.assay.verification.document.Digest;
import dev.assay.verification.statistics.SimpleRandomSample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Numbers and orders that follow from a recorded seed, so that anyone recomputes what was asked.
 * Confined to one thread.
 *
 * <p>The i-th draw, from 0, is that of {@link SimpleRandomSample} by the seed SHA-256(purpose in
 * UTF-8 | seed | i as eight bytes, big-endian).
 */
public final class DrawnNumbers {
  private final byte[] seed;
  private final byte[] purpose;
  private long draws;

  private DrawnNumbers(byte[] seed, byte[] purpose) {
    this.seed = seed;
    this.purpose = purpose;
  }

  /** The draws of this seed for one purpose. */
  public static DrawnNumbers of(byte[] seed, String purpose) {
    return new DrawnNumbers(seed.clone(), purpose.getBytes(StandardCharsets.UTF_8));
  }

  /** A number from 0 to the bound, exclusive; every one is equally likely. */
  public int below(int bound) {
    return (int) SimpleRandomSample.draw(next(), bound, 1)[0];
  }

  /** One of these; every one is equally likely. */
  public <T> T oneOf(List<T> things) {
    return things.get(below(things.size()));
  }

  /** The same things in a random order; every one is equally likely. */
  public <T> List<T> shuffled(List<T> things) {
    return LongStream.of(SimpleRandomSample.draw(next(), things.size(), things.size()))
        .mapToObj(position -> things.get((int) position))
        .toList();
  }

  private byte[] next() {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(purpose);
    sha256.update(seed);
    return sha256.digest(ByteBuffer.allocate(Long.BYTES).putLong(0, draws++).array());
  }
}
