package dev.assay.verification.matrix.proving;

import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.TilePlace;

/** What multiplies int8 matrices for a prover: processor or card. Thread-safe. */
public interface MatrixBackend {

  /** What the operator calls it. */
  String name();

  /** The greatest n that its memory holds. */
  int largest();

  /** Begins a challenge: generates the right factor. */
  Work begin(MatrixShape shape, byte[] seed);

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
}
