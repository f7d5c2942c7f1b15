package dev.assay.benchmarks;

import dev.assay.verification.matrix.MatrixPrf;
import dev.assay.verification.matrix.MatrixPrf.Tag;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.MatrixVerifier;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.Opening;
import dev.assay.verification.matrix.RoundKeys;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.TileTree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commitments with one honest tile each, the first, in the first rounds; of the rest of a tree only
 * hashes are known. So a verifier of great matrices is measured without proving them.
 *
 * @param roots of all rounds
 * @param tiles of the first rounds
 */
@SuppressWarnings("ArrayRecordComponent") // a seed is bytes; nobody compares these records
record LoneTiles(MatrixShape shape, byte[] seed, List<byte[]> roots, List<OpenedTile> tiles) {

  static LoneTiles of(MatrixShape shape, byte[] seed, int count) {
    List<byte[]> roots = new ArrayList<>(Collections.nCopies(shape.rounds(), new byte[32]));
    List<OpenedTile> tiles = new ArrayList<>();
    TileTree tree = new TileTree();
    for (int round = 1; round <= count; round++) {
      byte @Nullable [] before = round == 1 ? null : roots.get(round - 2);
      TilePlace place = new TilePlace(round, 0, 0);
      byte[] entries = product(shape, seed, RoundKeys.key(seed, before), round);
      List<byte[]> path = new ArrayList<>();
      byte[] reached = tree.leaf(place, entries);
      for (int size = shape.tilesPerRound(); size > 1; size = (size + 1) / 2) {
        path.add(new byte[32]);
        reached = tree.root(Arrays.copyOf(reached, 2 * reached.length));
      }
      roots.set(round - 1, reached);
      tiles.add(new OpenedTile(place, entries, path));
    }
    return new LoneTiles(shape, seed, roots, tiles);
  }

  /** Verifies all of them, from nothing. */
  void verify() {
    MatrixVerifier verifier = new MatrixVerifier(shape, seed, roots, seed);
    for (OpenedTile tile : tiles) {
      Opening opening = verifier.verify(tile.place(), tile);
      if (opening != Opening.VALID) {
        throw new IllegalStateException("an honest tile must hold: " + opening);
      }
    }
  }

  private static byte[] product(MatrixShape shape, byte[] seed, byte[] key, int round) {
    byte[] left = new byte[shape.n()];
    new MatrixPrf(key).row(Tag.A, round, 0, left);
    MatrixPrf prf = new MatrixPrf(seed);
    int[] sums = new int[shape.tileColumns()];
    byte[] right = new byte[shape.tileColumns()];
    for (int j = 0; j < shape.n(); j++) {
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
