package dev.assay.compute.liveness;

import dev.assay.verification.finding.Reason;
import dev.assay.verification.statistics.HypergeometricTest;
import dev.assay.verification.statistics.Tail;
import java.math.BigDecimal;

/**
 * Decides "at most so many of these nodes are not live" from a tally, exactly: by counting where
 * all were asked, by the hypergeometric tail where a sample was. Whatever is not proven counts
 * against confirming; only silence counts against the claim. Pure.
 *
 * @param tally of a population of at least one node
 * @param deadIfConfirmed the most nodes that may be dead if the claim is to hold, entries that
 *     could not be read counted as dead; negative when they alone break it
 * @param deadIfRefuted the same, entries that could not be read counted as live
 * @param alpha the error probability of this decision
 */
public record LiveTest(
    LivenessTally tally, int deadIfConfirmed, int deadIfRefuted, BigDecimal alpha) {

  /** Whether so many live nodes of the sample confirm the claim. */
  private boolean confirmsWith(int live) {
    return deadIfConfirmed >= 0
        && test(tally.drawn() - live, deadIfConfirmed).confirms(alpha.doubleValue());
  }

  /** Whether so few nodes failed to prove themselves that the claim holds. */
  public boolean confirms() {
    return confirmsWith(tally.proven());
  }

  /** Whether so many nodes were silent that the claim is false. */
  public boolean refutes() {
    return deadIfRefuted >= 0
        && deadIfRefuted < tally.population()
        && test(tally.silent(), deadIfRefuted).refutes(alpha.doubleValue());
  }

  /** The probability of so few that are not proven, if the claim is false. */
  public Tail confirmingTail() {
    return test(tally.drawn() - tally.proven(), deadIfConfirmed).lowerTail();
  }

  /** The probability of so many that are silent, if the claim is true. */
  public Tail refutingTail() {
    return test(tally.silent(), deadIfRefuted).upperTail();
  }

  /**
   * What stands between this tally and a confirmation: the first thing that would have sufficed.
   */
  public Reason missing() {
    int live = tally.proven() + tally.keyless();
    if (confirmsWith(live)) {
      return Reason.NO_NODE_KEYS;
    }
    live += tally.unproved() + tally.shared();
    if (confirmsWith(live)) {
      return Reason.NODES_UNPROVED;
    }
    live += tally.notAsked();
    Reason notAsked = tally.notAskedBecause();
    if (confirmsWith(live) && notAsked != null) {
      return notAsked;
    }
    return withoutRemedy();
  }

  private Reason withoutRemedy() {
    if (deadIfConfirmed < 0) {
      return Reason.SOURCE_SHAPE_CHANGED;
    }
    return confirmsWith(tally.drawn()) ? Reason.UNDECIDED : Reason.TOO_FEW_SAMPLES;
  }

  /** Half a node more keeps the floor of a share exact whatever the rounding of the division. */
  private HypergeometricTest test(int misses, int dead) {
    int population = tally.population();
    return new HypergeometricTest(population, tally.drawn(), misses, (dead + 0.5) / population);
  }
}
