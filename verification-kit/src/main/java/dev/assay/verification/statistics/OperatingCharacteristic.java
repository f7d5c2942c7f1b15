package dev.assay.verification.statistics;

/**
 * How a sequential decision fares on independent trials of a true rate: the average number of
 * trials and the probability of each answer (Wald, Sequential Analysis, 1947), exact, by walking
 * through all numbers of violations that are still open after each trial.
 *
 * @param meanTrials how many trials it takes on average, the most where it stays open
 * @param confirmed the probability of confirming
 * @param refuted the probability of refuting
 * @param open the probability of no decision within the most trials
 */
public record OperatingCharacteristic(
    double meanTrials, double confirmed, double refuted, double open) {
  /** Less than this of all runs is no longer followed; it counts as open. */
  private static final double NEGLIGIBLE = 1e-12;

  /** A decision after n trials with so many violations. */
  @FunctionalInterface
  public interface Look {
    SequentialDecision at(int n, int violations);
  }

  /**
   * Follows a decision to its end or to the most trials; time and memory grow with the numbers of
   * violations that are open at once.
   *
   * @param rate the true rate, more than 0 and less than 1
   * @param mostTrials 1 or more
   */
  public static OperatingCharacteristic of(Look look, double rate, int mostTrials) {
    Arguments.between0And1(rate, "the rate");
    Arguments.require(mostTrials >= 1, "the most trials must be 1 or more, not " + mostTrials);
    Walk walk = new Walk(look, rate, mostTrials);
    for (int n = 1; n <= mostTrials && walk.open > NEGLIGIBLE; n++) {
      walk.step(n);
      walk.narrow();
    }
    return new OperatingCharacteristic(walk.meanTrials, walk.confirmed, walk.refuted, walk.open);
  }

  /** The probabilities of all that is still open after so many trials; confined to one call. */
  private static final class Walk {
    private final Look look;
    private final double rate;
    private final double[] still;
    private int fewest;
    private int most;
    private double meanTrials;
    private double confirmed;
    private double refuted;
    private double open = 1;

    Walk(Look look, double rate, int mostTrials) {
      this.look = look;
      this.rate = rate;
      this.still = new double[mostTrials + 1];
      still[0] = 1;
    }

    /**
     * The n-th trial; from the most violations down, so that each takes the one below as it was.
     */
    void step(int n) {
      meanTrials += open;
      open = 0;
      most++;
      for (int s = most; s >= fewest; s--) {
        double p = still[s] * (1 - rate) + (s > 0 ? still[s - 1] : 0) * rate;
        still[s] = p > 0 ? whatStaysOpen(look.at(n, s), p) : 0;
        open += still[s];
      }
    }

    private double whatStaysOpen(SequentialDecision decision, double p) {
      switch (decision) {
        case CONFIRMED -> confirmed += p;
        case REFUTED -> refuted += p;
        case OPEN -> {
          return p;
        }
      }
      return 0;
    }

    /** Leaves out what is decided at either end. */
    void narrow() {
      while (fewest < most && still[fewest] == 0) {
        fewest++;
      }
      while (most > fewest && still[most] == 0) {
        most--;
      }
    }
  }
}
