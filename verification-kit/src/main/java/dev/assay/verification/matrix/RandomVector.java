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
  private static final int LIMB_BITS = 21;
  private static final long LIMB = (1L << LIMB_BITS) - 1;
  private static final int LIMB_RUN = 1024;

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

  /**
   * The product of a tile's int32 entries, little-endian, with the part of r that begins there. r
   * is taken in limbs of 21 bits: 1024 products of 52 bits stay below 2^62.
   */
  long times(ByteBuffer entries, int from) {
    int length = entries.limit() / Integer.BYTES;
    long total = 0;
    for (int first = 0; first < length; first += LIMB_RUN) {
      int last = Math.min(length, first + LIMB_RUN);
      total = Mersenne61.add(total, run(entries, first, last, from));
    }
    return total;
  }

  private long run(ByteBuffer entries, int first, int last, int from) {
    long lowest = 0;
    long middle = 0;
    long highest = 0;
    for (int i = first; i < last; i++) {
      long entry = entries.getInt(i * Integer.BYTES);
      long r = high[from + i] << HALF_BITS | low[from + i];
      lowest += entry * (r & LIMB);
      middle += entry * (r >>> LIMB_BITS & LIMB);
      highest += entry * (r >>> (2 * LIMB_BITS));
    }
    long upper = Mersenne61.add(shifted(middle, LIMB_BITS), shifted(highest, 2 * LIMB_BITS));
    return Mersenne61.add(Mersenne61.residue(lowest), upper);
  }

  private static long shifted(long sum, int bits) {
    return Mersenne61.multiply(Mersenne61.residue(sum), 1L << bits);
  }

  private static long sum(long lows, long highs) {
    return Mersenne61.add(Mersenne61.residue(lows), shifted(highs, HALF_BITS));
  }
}
