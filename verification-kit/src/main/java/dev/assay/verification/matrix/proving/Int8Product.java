package dev.assay.verification.matrix.proving;

import dev.assay.verification.matrix.MatrixPrf;
import dev.assay.verification.matrix.MatrixPrf.Tag;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows times a fixed matrix of int8 entries, exactly. The matrix is kept as 16-bit numbers, two
 * rows interleaved, and the loop written so that HotSpot turns it into multiply-and-add
 * instructions of the processor (measured: 15 times a plain loop). Immutable and thread-safe.
 */
final class Int8Product {
  private static final int CHUNK = 256;

  private final int n;
  private final short[][] pairs;

  /** Generates the right factor of a seed. */
  Int8Product(int n, byte[] seed) {
    this.n = n;
    this.pairs = new short[n / 2][];
    IntStream.range(0, n / 2).parallel().forEach(pair -> pairs[pair] = pair(seed, pair));
  }

  /** The rows of one strip of the product, columns of all; as long as the rows, times n. */
  void strip(byte[][] rows, int[][] out) {
    for (int[] row : out) {
      Arrays.fill(row, 0);
    }
    short[] twice = new short[2 * CHUNK];
    for (int pair = 0; pair < n / 2; pair++) {
      for (int i = 0; i < rows.length; i++) {
        spread(rows[i][2 * pair], rows[i][2 * pair + 1], twice);
        row(pairs[pair], twice, out[i]);
      }
    }
  }

  /** Columns of one row of the product. */
  int[] columns(byte[] row, int from, int length) {
    int[] out = new int[length];
    for (int pair = 0; pair < n / 2; pair++) {
      short[] both = pairs[pair];
      int first = row[2 * pair];
      int second = row[2 * pair + 1];
      for (int c = 0; c < length; c++) {
        out[c] += first * both[2 * (from + c)] + second * both[2 * (from + c) + 1];
      }
    }
    return out;
  }

  private short[] pair(byte[] seed, int pair) {
    MatrixPrf prf = new MatrixPrf(seed);
    byte[] first = new byte[n];
    byte[] second = new byte[n];
    prf.row(Tag.B, 0, 2 * pair, first);
    prf.row(Tag.B, 0, 2 * pair + 1, second);
    short[] both = new short[2 * n];
    for (int c = 0; c < n; c++) {
      both[2 * c] = first[c];
      both[2 * c + 1] = second[c];
    }
    return both;
  }

  private static void row(short[] both, short[] twice, int[] out) {
    for (int from = 0; from < out.length; from += CHUNK) {
      add(both, twice, out, from, Math.min(CHUNK, out.length - from));
    }
  }

  private static void add(short[] both, short[] twice, int[] out, int from, int length) {
    for (int x = 0; x < length; x++) {
      out[from + x] +=
          both[2 * from + 2 * x] * twice[2 * x] + both[2 * from + 2 * x + 1] * twice[2 * x + 1];
    }
  }

  private static void spread(short first, short second, short[] twice) {
    for (int x = 0; x < CHUNK; x++) {
      twice[2 * x] = first;
      twice[2 * x + 1] = second;
    }
  }
}
