package dev.assay.verification.matrix.proving;

import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.TilePlace;
import java.util.List;

/** What multiplies int8 matrices for a prover: processor or card. Thread-safe. */
public interface MatrixBackend {

  /** What the operator calls it. */
  String name();

  /** The greatest n that its memory holds. */
  int largest();

  /** Begins a challenge: generates the right factor. */
  Work begin(MatrixShape shape, byte[] seed);

  /** Begins a challenge whose tiles are kept; only a backend that has memory for it does. */
  default KeepingWork keep(MatrixShape shape, byte[] seed) {
    throw new IllegalArgumentException("this backend keeps no tiles");
  }

  /** The work on one challenge. Confined to one thread. */
  interface Work extends AutoCloseable {

    /**
     * Computes and commits the next round's product.
     *
     * @param key of the round, from which its left factor follows
     * @return the root
     */
    byte[] commit(int round, byte[] key);

    /** Opens a tile of a committed round. */
    OpenedTile open(TilePlace place);

    @Override
    void close();
  }

  /** The work on a challenge whose tiles are kept. Confined to one thread. */
  interface KeepingWork extends Work {

    /**
     * Passes over all kept tiles, see {@link dev.assay.verification.matrix.KeptTiles}.
     *
     * @return the root
     */
    byte[] pass(int number, byte[] key);

    /** The way of a tile's leaf to the root of a pass, from below. */
    List<byte[]> path(int pass, TilePlace place);
  }
}
