package dev.assay.inference.requests;

import dev.assay.verification.document.Digest;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * When each request of a load is due: independent exponential gaps at the claimed rate (a Poisson
 * process), drawn from a seed so that anyone recomputes them.
 *
 * <p>Gap i = -ln(U) / rate with U = (w + 1) / 2^53, w the first 53 bits of SHA-256("assay inference
 * gap v1\n" in ASCII | the seed | i as eight bytes, big-endian); by StrictMath, so that it is the
 * same on every platform.
 */
public final class ArrivalSchedule {
  private static final byte[] LABEL =
      "assay inference gap v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final double STEPS = 0x1p53;
  private static final int UNUSED_BITS = 11;
  private static final double MICROS = 1e6;

  private ArrivalSchedule() {}

  /** The due times of so many requests, in microseconds from the start, ascending. */
  public static long[] micros(byte[] seed, int requests, BigDecimal perSecond) {
    double microsPerRequest = MICROS / perSecond.doubleValue();
    long[] due = new long[requests];
    double at = 0;
    for (int i = 0; i < requests; i++) {
      due[i] = (long) at;
      at += -StrictMath.log(uniform(seed, i)) * microsPerRequest;
    }
    return due;
  }

  private static double uniform(byte[] seed, long position) {
    MessageDigest sha256 = Digest.sha256();
    sha256.update(LABEL);
    sha256.update(seed);
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(0, position));
    long word = ByteBuffer.wrap(sha256.digest()).getLong() >>> UNUSED_BITS;
    return (word + 1) / STEPS;
  }
}
