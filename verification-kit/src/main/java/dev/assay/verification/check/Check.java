package dev.assay.verification.check;

import dev.assay.verification.probe.Probes;
import dev.assay.verification.report.Picture;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * One question about the claims of one layer. Plain Java without state; thread-safe.
 *
 * @param <C> the layer's claims
 * @param <O> the check's observation, a record with a canonical JSON form
 */
public interface Check<C, O> {

  /** What it asks and what it takes to answer. */
  CheckSpec spec();

  /** The observation's record. */
  Class<O> observationType();

  /**
   * Asks through the probes and reads the observation out of their recorded answers. Sees recorded
   * answers only, recomputes everything from them, and has no other source of time or chance, so
   * that a recording replays to the same observation. Fails only by a defect.
   */
  Uni<O> observe(C claims, Terms terms, Probes probes);

  /** The pure judge of that observation. */
  Judge<C, O> judge();

  /** What a page may draw of the observation; pure. */
  default List<Picture> pictures(C claims, O observation) {
    return List.of();
  }

  /** How many statistical claims this check will judge, so that the error can be shared out. */
  default int statisticalClaims(C claims) {
    return 0;
  }
}
