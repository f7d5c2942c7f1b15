package dev.assay.verification.matrix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The verifier's secret vector r: uniform residues modulo 2^61 - 1 from the tagged stream of the
 * opening seed, eight bytes little-endian for each, of which the upper 61 bits count; the one value
 * that is no residue is passed over. Kept in halves, so that a row of int8 entries is multiplied
 * without a reduction in between. Immutable and thread-safe.
 */
final class RandomVector {
  private static final int HALF_BITS = 32;
  private static final long HALF = (1L << HALF_BITS) - 1;

  private final long[] low;
  private final long[] high;

  RandomVector(byte[] openingSeed, int n) {
    low = new long[n];
    high = new long[n];
    MatrixPrf prf = new MatrixPrf(openingSeed);
    byte[] bytes = new byte[MatrixPrf.BLOCK];
    int filled = 0;
    for (int block = 0; filled < n; block++) {
      prf.fill(MatrixPrf.Tag.R, 0, block, 0, bytes);
      ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      while (filled < n && words.hasRemaining()) {
        long value = words.getLong() >>> 3;
        if (value != Mersenne61.P) {
          low[filled] = value & HALF;
          high[filled++] = value >>> HALF_BITS;
        }
      }
    }
  }

  /**
   * The product of int8 entries with the part of r that begins there. At most 4096 products of 40
   * bits are summed, so a half's sum stays below 2^52.
   */
  long times(byte[] entries, int from, int length) {
    long lows = 0;
    long highs = 0;
    for (int i = from; i < from + length; i++) {
      long entry = entries[i];
      lows += entry * low[i];
      highs += entry * high[i];
    }
    return sum(lows, highs);
  }

  /** The product of a tile's int32 entries, little-endian, with the part of r that begins there. */
  long times(ByteBuffer entries, int from) {
    long total = 0;
    for (int i = 0; i * Integer.BYTES < entries.limit(); i++) {
      long entry = Mersenne61.residue(entries.getInt(i * Integer.BYTES));
      long r = high[from + i] << HALF_BITS | low[from + i];
      total = Mersenne61.add(total, Mersenne61.multiply(entry, r));
    }
    return total;
  }

  private static long sum(long lows, long highs) {
    long shifted = Mersenne61.multiply(Mersenne61.residue(highs), 1L << HALF_BITS);
    return Mersenne61.add(Mersenne61.residue(lows), shifted);
  }
}
