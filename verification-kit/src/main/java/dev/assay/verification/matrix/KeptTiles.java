package dev.assay.verification.matrix;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import dev.assay.verification.matrix.MatrixPrf.Tag;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.List;

/**
 * One pass over the tiles that a prover keeps. Of each entry the lower 16 bits are kept: they are
 * as good as random, so they can't be packed tighter. The pass's key gives a word for each two of
 * them; a tile's fold is the sum, modulo 2^64, of (x XOR k)(x' XOR k') over its pairs of 32-bit
 * words, and its leaf SHA-256(2 | round | row | block | fold), numbers little-endian. The leaves of
 * all rounds stand in one tree. The fold costs a prover little more than to read the tile, and XOR
 * keeps it from following from the factors: it is no linear form of the entries, as the product
 * with a vector is. Confined to one thread.
 */
public final class KeptTiles {
  /** The most leaves of the tree, so that a prover's trees stay small beside its tiles. */
  public static final long MOST_TILES = 1L << 26;

  private static final byte LEAF = 2;
  private static final int HEAD = 1 + 3 * Integer.BYTES + Long.BYTES;
  private static final long UNSIGNED = 0xffff_ffffL;

  private final MatrixShape shape;
  private final int[] words;
  private final TileTree tree = new TileTree();
  private final MessageDigest sha256 = Digest.sha256();
  private final ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);

  /**
   * A pass.
   *
   * @param number from 1
   * @param key 32 bytes, told to the prover as the pass begins
   */
  public KeptTiles(MatrixShape shape, int number, byte[] key) {
    Require.that(shape.tiles() <= MOST_TILES, "rounds", "are too many to be kept");
    this.shape = shape;
    byte[] stream = new byte[keptBytes(shape)];
    new MatrixPrf(key).row(Tag.K, number, 0, stream);
    this.words = new int[stream.length / Integer.BYTES];
    ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
  }

  /** The pass in whose tree an opened tile is shown, from 1: as many tiles for each, in order. */
  public static int passOf(int tile, int tiles, int passes) {
    return (int) ((long) tile * passes / tiles) + 1;
  }

  /** Bytes that one tile takes while it is kept. */
  public static int keptBytes(MatrixShape shape) {
    return shape.tileColumns() * Short.BYTES;
  }

  /** What is kept of a tile: the lower half of each entry. */
  public static byte[] kept(byte[] entries) {
    byte[] halves = new byte[entries.length / 2];
    for (int i = 0; i < halves.length; i += Short.BYTES) {
      halves[i] = entries[2 * i];
      halves[i + 1] = entries[2 * i + 1];
    }
    return halves;
  }

  /** The leaf of a kept tile. */
  public byte[] leaf(TilePlace place, byte[] kept) {
    head.put(0, LEAF)
        .putInt(1, place.round())
        .putInt(5, place.row())
        .putInt(9, place.block())
        .putLong(13, fold(kept));
    return sha256.digest(head.array());
  }

  /** Whether the path leads from this opened tile to the pass's root. */
  public boolean leads(TilePlace place, byte[] entries, List<byte[]> path, byte[] root) {
    int at = Math.toIntExact(shape.keptLeaf(place));
    return tree.leads(leaf(place, kept(entries)), at, Math.toIntExact(shape.tiles()), path, root);
  }

  private long fold(byte[] kept) {
    ByteBuffer in = ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN);
    long sum = 0;
    for (int word = 0; word < words.length; word += 2) {
      long one = (in.getInt(4 * word) ^ words[word]) & UNSIGNED;
      long other = (in.getInt(4 * word + 4) ^ words[word + 1]) & UNSIGNED;
      sum += one * other;
    }
    return sum;
  }
}
