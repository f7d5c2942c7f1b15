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
    double[] still = new double[mostTrials + 2];
    still[0] = 1;
    int fewest = 0;
    int most = 0;
    double meanTrials = 0;
    double confirmed = 0;
    double refuted = 0;
    double open = 1;
    for (int n = 1; n <= mostTrials && open > NEGLIGIBLE; n++) {
      meanTrials += open;
      open = 0;
      most++;
      for (int s = most; s >= fewest; s--) {
        double before = s > 0 ? still[s - 1] : 0;
        double p = still[s] * (1 - rate) + before * rate;
        SequentialDecision decision = p > 0 ? look.at(n, s) : SequentialDecision.OPEN;
        confirmed += decision == SequentialDecision.CONFIRMED ? p : 0;
        refuted += decision == SequentialDecision.REFUTED ? p : 0;
        still[s] = decision == SequentialDecision.OPEN ? p : 0;
        open += still[s];
      }
      while (fewest < most && still[fewest] == 0) {
        fewest++;
      }
      while (most > fewest && still[most] == 0) {
        most--;
      }
    }
    return new OperatingCharacteristic(meanTrials, confirmed, refuted, open);
  }
}
