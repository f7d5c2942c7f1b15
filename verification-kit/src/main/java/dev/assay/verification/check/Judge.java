package dev.assay.verification.check;

import dev.assay.verification.finding.Judgement;
import java.util.List;

/**
 * Decides what an observation says of the claims: a pure, synchronous function without I/O, clock
 * or randomness. Thread-safe.
 *
 * @param <C> the layer's claims
 * @param <O> the check's observation
 */
@FunctionalInterface
public interface Judge<C, O> {

  /** One judgement for each subject; never empty. */
  List<Judgement> judge(C claims, O observation, Terms terms);
}
