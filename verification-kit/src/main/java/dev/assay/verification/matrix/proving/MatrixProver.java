package dev.assay.verification.matrix.proving;

import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.RoundKeys;
import dev.assay.verification.matrix.TilePlace;
import org.jspecify.annotations.Nullable;

/** Answers one challenge, round after round, then opens tiles. Confined to one thread. */
public final class MatrixProver implements AutoCloseable {
  private final MatrixShape shape;
  private final byte[] seed;
  private final MatrixBackend.Work work;
  private int rounds;
  private byte @Nullable [] root;

  /** Begins the challenge of this seed. */
  public MatrixProver(MatrixBackend backend, MatrixShape shape, byte[] seed) {
    this.shape = shape;
    this.seed = seed.clone();
    this.work = backend.begin(shape, seed);
  }

  /** Whether all rounds are committed. */
  public boolean done() {
    return rounds == shape.rounds();
  }

  /** Computes the next round and gives its root. */
  public byte[] next() {
    if (done()) {
      throw new IllegalStateException("all rounds are committed");
    }
    byte[] committed = work.commit(rounds + 1, RoundKeys.key(seed, root));
    rounds++;
    root = committed;
    return committed.clone();
  }

  /** Opens a tile, once all rounds are committed: before that, nobody may ask. */
  public OpenedTile open(TilePlace place) {
    boolean known =
        done()
            && place.round() >= 1
            && place.round() <= rounds
            && place.row() >= 0
            && place.row() < shape.n()
            && place.block() >= 0
            && place.block() < shape.blocks();
    if (!known) {
      throw new IllegalArgumentException("there is no committed tile " + place);
    }
    return work.open(place);
  }

  @Override
  public void close() {
    work.close();
  }
}
