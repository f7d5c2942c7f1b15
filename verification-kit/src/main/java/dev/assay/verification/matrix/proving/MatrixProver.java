package dev.assay.verification.matrix.proving;

import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.RoundKeys;
import dev.assay.verification.matrix.TilePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers one challenge, round after round, then opens tiles. Confined to one thread. */
public final class MatrixProver implements AutoCloseable {
  private final MatrixShape shape;
  private final byte[] seed;
  private final MatrixBackend.Work work;
  private final MatrixBackend.@Nullable KeepingWork keeping;
  private int rounds;
  private int passes;
  private byte @Nullable [] root;

  /** Begins the challenge of this seed. */
  public MatrixProver(MatrixBackend backend, MatrixShape shape, byte[] seed) {
    this(shape, seed, backend.begin(shape, seed), null);
  }

  private MatrixProver(
      MatrixShape shape,
      byte[] seed,
      MatrixBackend.Work work,
      MatrixBackend.@Nullable KeepingWork keeping) {
    this.shape = shape;
    this.seed = seed.clone();
    this.work = work;
    this.keeping = keeping;
  }

  /** Begins the challenge of this seed, whose tiles are kept for passes over them. */
  public static MatrixProver keeping(MatrixBackend backend, MatrixShape shape, byte[] seed) {
    MatrixBackend.KeepingWork work = backend.keep(shape, seed);
    return new MatrixProver(shape, seed, work, work);
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

  /** Passes over the kept tiles under this key and gives the pass's root. */
  public byte[] pass(byte[] key) {
    byte[] passed = kept().pass(passes + 1, key);
    passes++;
    return passed;
  }

  /** The way of a tile's leaf to the root of a pass, from below. */
  public List<byte[]> path(int pass, TilePlace place) {
    if (pass < 1 || pass > passes) {
      throw new IllegalArgumentException("there was no pass " + pass);
    }
    return kept().path(pass, place);
  }

  private MatrixBackend.KeepingWork kept() {
    if (keeping == null || !done()) {
      throw new IllegalArgumentException("no tiles are kept, or not all are yet");
    }
    return keeping;
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
