package dev.assay.system.truth;

import dev.assay.verification.matrix.KeptTiles;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.RoundKeys;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.TileTree;
import dev.assay.verification.matrix.proving.JavaBackend;
import dev.assay.verification.matrix.proving.MatrixBackend;
import java.util.ArrayList;
import java.util.List;

/** Multiplies honestly and forgets its tiles: passes go over zeros. Thread-safe. */
record Forgetting(JavaBackend multiplies) implements MatrixBackend {
  @Override
  public String name() {
    return "forgetting";
  }

  @Override
  public int largest() {
    return multiplies.largest();
  }

  @Override
  public Work begin(MatrixShape shape, byte[] seed) {
    return multiplies.begin(shape, seed);
  }

  @Override
  public KeepingWork keep(MatrixShape shape, byte[] seed) {
    return new Forgetful(shape, multiplies.begin(shape, seed), new ArrayList<>());
  }

  private record Forgetful(MatrixShape shape, Work work, List<byte[]> passes)
      implements KeepingWork {
    @Override
    public byte[] commit(int round, byte[] key) {
      return work.commit(round, key);
    }

    @Override
    public OpenedTile open(TilePlace place) {
      return work.open(place);
    }

    @Override
    public byte[] pass(int number, byte[] key) {
      KeptTiles pass = new KeptTiles(shape, number, key);
      byte[] nothing = new byte[KeptTiles.keptBytes(shape)];
      byte[] leaves = new byte[(int) shape.tiles() * RoundKeys.BYTES];
      for (int at = 0; at < shape.tiles(); at++) {
        byte[] leaf = pass.leaf(shape.place(at), nothing);
        System.arraycopy(leaf, 0, leaves, at * RoundKeys.BYTES, RoundKeys.BYTES);
      }
      passes.add(leaves);
      return new TileTree().root(leaves);
    }

    @Override
    public List<byte[]> path(int pass, TilePlace place) {
      return new TileTree().path(passes.get(pass - 1), (int) shape.keptLeaf(place));
    }

    @Override
    public void close() {
      work.close();
    }
  }
}
