package dev.assay.verification.matrix.proving;

import dev.assay.verification.matrix.KeptTiles;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.RoundKeys;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.TileTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The work of a processor that keeps its tiles: the lower halves, one array for each tile. */
final class JavaKeeping implements MatrixBackend.KeepingWork {
  private final MatrixShape shape;
  private final byte[][] tiles;
  private final JavaBackend.JavaWork work;
  private final List<byte[]> passes = new ArrayList<>();

  private JavaKeeping(MatrixShape shape, byte[] seed) {
    this.shape = shape;
    this.tiles = new byte[Math.toIntExact(shape.tiles())][];
    this.work =
        new JavaBackend.JavaWork(
            shape,
            new Int8Product(shape.n(), seed),
            (place, entries) -> tiles[(int) shape.keptLeaf(place)] = KeptTiles.kept(entries));
  }

  static JavaKeeping begin(MatrixShape shape, byte[] seed) {
    return new JavaKeeping(shape, seed);
  }

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
    byte[] leaves = new byte[tiles.length * RoundKeys.BYTES];
    IntStream.rangeClosed(1, shape.rounds())
        .parallel()
        .forEach(round -> pass(new KeptTiles(shape, number, key), round, leaves));
    passes.add(leaves);
    return new TileTree().root(leaves);
  }

  private void pass(KeptTiles pass, int round, byte[] leaves) {
    int first = (round - 1) * shape.tilesPerRound();
    for (int at = first; at < first + shape.tilesPerRound(); at++) {
      byte[] leaf = pass.leaf(shape.place(at), tiles[at]);
      System.arraycopy(leaf, 0, leaves, at * RoundKeys.BYTES, RoundKeys.BYTES);
    }
  }

  @Override
  public List<byte[]> path(int pass, TilePlace place) {
    return new TileTree().path(passes.get(pass - 1), (int) shape.keptLeaf(place));
  }

  @Override
  public void close() {
    work.close();
    passes.clear();
  }
}
