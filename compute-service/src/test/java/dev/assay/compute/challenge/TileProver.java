package dev.assay.compute.challenge;

import dev.assay.verification.matrix.MatrixPrf;
import dev.assay.verification.matrix.MatrixPrf.Tag;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.RoundKeys;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.TileTree;
import dev.assay.verification.matrix.proving.MatrixBackend;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A prover whose tiles come from wherever a test says; commits and opens them honestly. */
final class TileProver implements MatrixBackend {
  private final Tiles tiles;

  TileProver(Tiles tiles) {
    this.tiles = tiles;
  }

  /** Where tiles come from. */
  @FunctionalInterface
  interface Tiles {
    int[] of(Round round, TilePlace place);
  }

  /** What a prover knows of a round. */
  record Round(MatrixShape shape, byte[] seed, byte[] key, int number, byte[][] right) {

    /** The row of A that this key gives. */
    byte[] left(byte[] of, int row) {
      byte[] entries = new byte[shape.n()];
      new MatrixPrf(of).row(Tag.A, number, row, entries);
      return entries;
    }

    /** The product of a row with B, computed plainly. */
    int[] product(byte[] left, int block) {
      int[] out = new int[shape.tileColumns()];
      for (int j = 0; j < shape.n(); j++) {
        byte[] row = right[j];
        for (int c = 0; c < out.length; c++) {
          out[c] += left[j] * row[block * out.length + c];
        }
      }
      return out;
    }

    /** The tile as it should be. */
    int[] honest(TilePlace place) {
      return product(left(key, place.row()), place.block());
    }
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public int largest() {
    return 4096;
  }

  @Override
  public Work begin(MatrixShape shape, byte[] seed) {
    List<List<byte[]>> committed = new ArrayList<>();
    List<byte[]> leaves = new ArrayList<>();
    TileTree tree = new TileTree();
    byte[][] right = new byte[shape.n()][shape.n()];
    for (int row = 0; row < shape.n(); row++) {
      new MatrixPrf(seed).row(Tag.B, 0, row, right[row]);
    }
    return new Work() {
      @Override
      public byte[] commit(int number, byte[] key) {
        Round round = new Round(shape, seed, key, number, right);
        List<byte[]> entries = new ArrayList<>();
        byte[] hashes = new byte[shape.tilesPerRound() * RoundKeys.BYTES];
        for (int leaf = 0; leaf < shape.tilesPerRound(); leaf++) {
          TilePlace place = new TilePlace(number, leaf / shape.blocks(), leaf % shape.blocks());
          byte[] tile = bytes(tiles.of(round, place));
          entries.add(tile);
          System.arraycopy(tree.leaf(place, tile), 0, hashes, leaf * 32, 32);
        }
        committed.add(entries);
        leaves.add(hashes);
        return tree.root(hashes);
      }

      @Override
      public OpenedTile open(TilePlace place) {
        int leaf = shape.leaf(place);
        byte[] entries = committed.get(place.round() - 1).get(leaf);
        return new OpenedTile(place, entries, tree.path(leaves.get(place.round() - 1), leaf));
      }

      @Override
      public void close() {}
    };
  }

  static byte[] bytes(int[] entries) {
    ByteBuffer bytes =
        ByteBuffer.allocate(entries.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(entries);
    return bytes.array();
  }
}
