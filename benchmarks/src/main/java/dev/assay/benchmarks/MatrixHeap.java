package dev.assay.benchmarks;

import dev.assay.verification.matrix.MatrixPrf;
import dev.assay.verification.matrix.MatrixPrf.Tag;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.MatrixVerifier;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.Opening;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.TileTree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Verifies one tile of n 65536, in as little heap as its process is given. */
final class MatrixHeap {
  private static final int N = 65_536;

  private MatrixHeap() {}

  public static void main(String[] args) {
    MatrixShape shape = MatrixShape.of(N, Integer.parseInt(args[0]));
    byte[] seed = new byte[32];
    TilePlace place = new TilePlace(1, 0, 0);
    byte[] entries = product(shape, seed);
    // The first leaf's way up through subtrees of which only the roots are known.
    TileTree tree = new TileTree();
    List<byte[]> path = new ArrayList<>();
    byte[] reached = tree.leaf(place, entries);
    for (int size = shape.tilesPerRound(); size > 1; size = (size + 1) / 2) {
      byte[] pair = Arrays.copyOf(reached, 64);
      path.add(new byte[32]);
      reached = tree.root(pair);
    }
    List<byte[]> roots = new ArrayList<>(Collections.nCopies(shape.rounds(), new byte[32]));
    roots.set(0, reached);
    Opening opening =
        new MatrixVerifier(shape, seed, roots, seed)
            .verify(place, new OpenedTile(place, entries, path));
    if (opening != Opening.VALID) {
      throw new IllegalStateException("an honest tile must hold: " + opening);
    }
  }

  private static byte[] product(MatrixShape shape, byte[] seed) {
    MatrixPrf prf = new MatrixPrf(seed);
    byte[] left = new byte[N];
    prf.row(Tag.A, 1, 0, left);
    int[] sums = new int[shape.tileColumns()];
    byte[] right = new byte[shape.tileColumns()];
    for (int j = 0; j < N; j++) {
      prf.fill(Tag.B, 0, j, 0, right);
      for (int c = 0; c < sums.length; c++) {
        sums[c] += left[j] * right[c];
      }
    }
    ByteBuffer bytes = ByteBuffer.allocate(shape.tileBytes()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(sums);
    return bytes.array();
  }
}
