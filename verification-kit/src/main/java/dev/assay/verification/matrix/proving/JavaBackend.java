package dev.assay.verification.matrix.proving;

import dev.assay.verification.matrix.MatrixPrf;
import dev.assay.verification.matrix.MatrixPrf.Tag;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.RoundKeys;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.TileTree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Multiplies on the processor, in plain Java on all cores. Keeps the right factor (2 n^2 bytes) and
 * each tile's hash; a tile that is opened is computed again. Thread-safe.
 */
public final class JavaBackend implements MatrixBackend {
  private static final int STRIP = 32;
  private static final int LARGEST = 16_384;

  @Override
  public String name() {
    return "java";
  }

  @Override
  public int largest() {
    return LARGEST;
  }

  @Override
  public Work begin(MatrixShape shape, byte[] seed) {
    return new JavaWork(shape, new Int8Product(shape.n(), seed), null);
  }

  @Override
  public KeepingWork keep(MatrixShape shape, byte[] seed) {
    return JavaKeeping.begin(shape, seed);
  }

  /** Hears of each tile as it is computed, from several threads. */
  interface TileHearer {
    void heard(TilePlace place, byte[] entries);
  }

  /** The work without passes; whoever keeps tiles hears them. */
  record JavaWork(
      MatrixShape shape,
      Int8Product right,
      @Nullable TileHearer hearer,
      List<byte[]> keys,
      List<byte[]> leaves)
      implements Work {
    JavaWork(MatrixShape shape, Int8Product right, @Nullable TileHearer hearer) {
      this(shape, right, hearer, new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public byte[] commit(int round, byte[] key) {
      byte[] hashes = new byte[shape.tilesPerRound() * RoundKeys.BYTES];
      int strips = (shape.n() + STRIP - 1) / STRIP;
      IntStream.range(0, strips)
          .parallel()
          .forEach(strip -> strip(round, key, strip * STRIP, hashes));
      keys.add(key);
      leaves.add(hashes);
      return new TileTree().root(hashes);
    }

    @Override
    public OpenedTile open(TilePlace place) {
      byte[] row = new byte[shape.n()];
      new MatrixPrf(keys.get(place.round() - 1)).row(Tag.A, place.round(), place.row(), row);
      int from = place.block() * shape.tileColumns();
      int[] entries = right.columns(row, from, shape.tileColumns());
      byte[] tile = new byte[shape.tileBytes()];
      write(entries, 0, tile);
      byte[] hashes = leaves.get(place.round() - 1);
      return new OpenedTile(place, tile, new TileTree().path(hashes, shape.leaf(place)));
    }

    @Override
    public void close() {
      leaves.clear();
    }

    private void strip(int round, byte[] key, int first, byte[] hashes) {
      int rows = Math.min(STRIP, shape.n() - first);
      byte[][] left = new byte[rows][shape.n()];
      MatrixPrf prf = new MatrixPrf(key);
      for (int i = 0; i < rows; i++) {
        prf.row(Tag.A, round, first + i, left[i]);
      }
      int[][] product = new int[rows][shape.n()];
      right.strip(left, product);
      TileTree tree = new TileTree();
      byte[] tile = new byte[shape.tileBytes()];
      for (int i = 0; i < rows; i++) {
        for (int b = 0; b < shape.blocks(); b++) {
          TilePlace place = new TilePlace(round, first + i, b);
          write(product[i], b * shape.tileColumns(), tile);
          if (hearer != null) {
            hearer.heard(place, tile);
          }
          int at = shape.leaf(place) * RoundKeys.BYTES;
          System.arraycopy(tree.leaf(place, tile), 0, hashes, at, RoundKeys.BYTES);
        }
      }
    }

    private static void write(int[] entries, int from, byte[] tile) {
      ByteBuffer.wrap(tile)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asIntBuffer()
          .put(entries, from, tile.length / Integer.BYTES);
    }
  }
}
