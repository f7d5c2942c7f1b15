package dev.assay.verification.matrix;

import dev.assay.verification.document.Require;
import dev.assay.verification.matrix.MatrixPrf.Tag;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies opened tiles against the committed roots: each must lead to its round's root, and its
 * product with r must be that of its row of A with B r (Freivalds, 1977). A wrong committed tile
 * passes by chance with a probability of 1/p, p = 2^61 - 1. Made once for a challenge, in n^2 time;
 * then each tile takes n. Confined to one thread.
 */
public final class MatrixVerifier {
  private final MatrixShape shape;
  private final byte[] seed;
  private final List<byte[]> roots;
  private final RandomVector r;
  private final RightProducts right;
  private final TileTree tree = new TileTree();
  private final Map<Integer, MatrixPrf> left = new HashMap<>();
  private final byte[] row;

  /**
   * A verifier of a committed challenge.
   *
   * @param roots one for each round
   * @param openingSeed from which r and the tiles follow, drawn after the last root came
   */
  public MatrixVerifier(MatrixShape shape, byte[] seed, List<byte[]> roots, byte[] openingSeed) {
    Require.that(roots.size() == shape.rounds(), "roots", "must be one for each round");
    this.shape = shape;
    this.seed = seed.clone();
    this.roots = List.copyOf(roots);
    this.r = new RandomVector(openingSeed, shape.n());
    this.right = new RightProducts(shape, seed, r);
    this.row = new byte[shape.n()];
  }

  /** Verifies the tile that was asked for by that which came. */
  public Opening verify(TilePlace asked, OpenedTile came) {
    if (!asked.equals(came.place()) || came.entries().length != shape.tileBytes()) {
      return Opening.OTHER_TILE;
    }
    byte[] leaf = tree.leaf(asked, came.entries());
    byte[] root = roots.get(asked.round() - 1);
    if (!tree.leads(leaf, shape.leaf(asked), shape.tilesPerRound(), came.path(), root)) {
      return Opening.NOT_COMMITTED;
    }
    return isProduct(asked, came.entries()) ? Opening.VALID : Opening.WRONG_PRODUCT;
  }

  private boolean isProduct(TilePlace place, byte[] entries) {
    left.computeIfAbsent(place.round(), this::prf).row(Tag.A, place.round(), place.row(), row);
    ByteBuffer tile = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
    return r.times(tile, place.block() * shape.tileColumns()) == right.times(row, place.block());
  }

  private MatrixPrf prf(int round) {
    byte @Nullable [] before = round == 1 ? null : roots.get(round - 2);
    return new MatrixPrf(RoundKeys.key(seed, before));
  }
}
