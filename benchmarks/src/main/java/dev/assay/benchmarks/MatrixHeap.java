package dev.assay.benchmarks;

import dev.assay.verification.matrix.MatrixShape;

/** Verifies one tile of n 65536, in as little heap as its process is given. */
final class MatrixHeap {
  private static final int N = 65_536;

  private MatrixHeap() {}

  public static void main(String[] args) {
    MatrixShape shape = MatrixShape.of(N, Integer.parseInt(args[0]));
    LoneTiles.of(shape, new byte[32], 1).verify();
  }
}
