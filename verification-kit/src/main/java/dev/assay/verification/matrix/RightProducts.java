package dev.assay.verification.matrix;

import dev.assay.verification.matrix.MatrixPrf.Tag;

/**
 * The vectors B_b r_b for all blocks b, the verifier's share of the work: B is generated row by row
 * and forgotten, so that it takes n^2 entries of time and n values for each block of memory,
 * whatever the number of rounds. Immutable and thread-safe.
 */
final class RightProducts {
  private final long[][] products;

  RightProducts(MatrixShape shape, byte[] seed, RandomVector r) {
    products = new long[shape.blocks()][shape.n()];
    MatrixPrf prf = new MatrixPrf(seed);
    byte[] row = new byte[shape.n()];
    for (int j = 0; j < shape.n(); j++) {
      prf.row(Tag.B, 0, j, row);
      for (int b = 0; b < products.length; b++) {
        products[b][j] = r.times(row, b * shape.tileColumns(), shape.tileColumns());
      }
    }
  }

  /** The product of a row of A with B_b r_b. */
  long times(byte[] row, int block) {
    long[] product = products[block];
    long low = 0;
    long high = 0;
    for (int j = 0; j < row.length; j++) {
      long entry = row[j];
      low += entry * (product[j] & 0xffff_ffffL);
      high += entry * (product[j] >>> 32);
    }
    // at most 131,008 products of 40 bits: below 2^57 in each half
    return Mersenne61.add(
        Mersenne61.residue(low), Mersenne61.multiply(Mersenne61.residue(high), 1L << 32));
  }
}
