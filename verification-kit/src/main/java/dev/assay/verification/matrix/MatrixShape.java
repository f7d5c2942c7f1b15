package dev.assay.verification.matrix;

import dev.assay.verification.document.Require;
import java.math.BigInteger;

/**
 * The size of a challenge, always the verifier's choice: R rounds of one product of n by n
 * matrices, committed in tiles of one row and so many columns. Immutable.
 *
 * @param n 64 to 131,008 and a multiple of 64: so an entry of the product stays below 2^31
 * @param rounds R, 1 to 100,000
 * @param tileColumns a multiple of 64 that divides n, at most 4096
 */
public record MatrixShape(int n, int rounds, int tileColumns) {
  /** The columns of a tile, where n has as many. */
  public static final int STANDARD_COLUMNS = 4096;

  /** The greatest n. */
  public static final int LARGEST = 131_008;

  /** The most rounds. */
  public static final int MOST_ROUNDS = 100_000;

  public MatrixShape {
    Require.that(
        n >= MatrixPrf.BLOCK && n <= LARGEST && n % MatrixPrf.BLOCK == 0,
        "n",
        "must be a multiple of 64 from 64 to 131008");
    Require.that(rounds >= 1 && rounds <= MOST_ROUNDS, "rounds", "must be 1 to 100000");
    Require.that(
        tileColumns >= MatrixPrf.BLOCK
            && tileColumns <= STANDARD_COLUMNS
            && tileColumns % MatrixPrf.BLOCK == 0
            && n % tileColumns == 0,
        "tileColumns",
        "must be a multiple of 64 that divides n, at most 4096");
  }

  /** The shape with the widest tiles: 4096 columns, or the whole row where it is shorter. */
  public static MatrixShape of(int n, int rounds) {
    return new MatrixShape(n, rounds, Math.min(n, STANDARD_COLUMNS));
  }

  /** Tiles in a row of the product. */
  public int blocks() {
    return n / tileColumns;
  }

  /** Tiles of one round: the leaves of its tree. */
  public int tilesPerRound() {
    return n * blocks();
  }

  /** Tiles of all rounds. */
  public long tiles() {
    return (long) tilesPerRound() * rounds;
  }

  /** Bytes of a tile: four for each entry. */
  public int tileBytes() {
    return tileColumns * Integer.BYTES;
  }

  /** Operations of all rounds: a multiplication and an addition for each of n^3 R products. */
  public BigInteger operations() {
    return BigInteger.valueOf(n).pow(3).multiply(BigInteger.valueOf(2L * rounds));
  }

  /** The tile at this place of all tiles, round after round, row after row. */
  public TilePlace place(long index) {
    int inRound = (int) (index % tilesPerRound());
    return new TilePlace(
        (int) (index / tilesPerRound()) + 1, inRound / blocks(), inRound % blocks());
  }

  /** Bytes that the tiles of all rounds take while they are kept: two for each entry. */
  public long keptBytes() {
    return 2L * n * n * rounds;
  }

  /** The leaf of this tile in the tree over the tiles of all rounds. */
  public long keptLeaf(TilePlace place) {
    return (long) (place.round() - 1) * tilesPerRound() + leaf(place);
  }

  /** The leaf of this tile in its round's tree. */
  public int leaf(TilePlace place) {
    return place.row() * blocks() + place.block();
  }
}
