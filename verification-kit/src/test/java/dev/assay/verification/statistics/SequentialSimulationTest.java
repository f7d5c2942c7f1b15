package dev.assay.verification.statistics;

import static dev.assay.verification.statistics.SequentialDecision.CONFIRMED;
import static dev.assay.verification.statistics.SequentialDecision.OPEN;
import static dev.assay.verification.statistics.SequentialDecision.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Size and power of the decision that is looked at after every trial, by simulated runs. */
class SequentialSimulationTest {
  private static final int MOST = 6_000;
  private static final double ALPHA = 0.01;
  private static final SequentialBoundaries WITHIN_TWO =
      SequentialBoundaries.of(new SequentialPlan(0.05, 0.1, ALPHA, 1, MOST));
  private static final SequentialBoundaries STRICT =
      SequentialBoundaries.of(SequentialPlan.strict(0.05, ALPHA, 1, MOST));

  /** The rate of a trial given the number of the trial and what happened so far. */
  private interface Nature {
    double rate(int n, int violationsSoFar, SplittableRandom random);
  }

  /** How many runs of {@link #RUNS} came to each end. */
  private record Runs(int confirmed, int refuted, long trials) {}

  private static final int RUNS = 3_000;

  /** The errors and mean trials are exact in {@link OperatingCharacteristicTest}. */
  @ParameterizedTest
  @CsvSource({
    "0.01,  72,  0.9999, 0.0001",
    "0.025, 118, 0.9992, 0.0008",
    "0.05,  324, 0.9947, 0.0053",
    "0.1,   339, 0.0084, 0.9916",
    "0.2,   46,  0,      1"
  })
  void independentTrialsTakeTheKnownTrialsAndErrAsOftenAsComputed(
      double rate, double mean, double confirmed, double refuted) {
    // Given / When
    Runs runs = simulate(WITHIN_TWO, (n, s, random) -> rate, 20);
    // Then
    double share = 4 * Math.sqrt(0.01 / RUNS);
    assertThat((double) runs.trials() / RUNS).isCloseTo(mean, within(0.06 * mean));
    assertThat((double) runs.confirmed() / RUNS).isCloseTo(confirmed, within(share));
    assertThat((double) runs.refuted() / RUNS).isCloseTo(refuted, within(share));
  }

  @Test
  void atTheBoundaryNeitherAnswerIsGivenMoreOftenThanAlpha() {
    // Given / When
    Runs runs = simulate(STRICT, (n, s, random) -> 0.05, 21);
    // Then
    double most = ALPHA + 4 * Math.sqrt(ALPHA * (1 - ALPHA) / RUNS);
    assertThat((double) runs.refuted() / RUNS).isBetween(0.001, most);
    assertThat((double) runs.confirmed() / RUNS).isBetween(0.001, most);
  }

  /** Whatever the rate depends on: as long as it never exceeds the claim, it isn't refuted. */
  @Test
  void aRateThatRespondsToThePastButNeverExceedsTheClaimIsNotRefuted() {
    // Given: an adversary that holds back when it is ahead, and bursts up to the claim
    Nature nature =
        (n, s, random) ->
            s > 0.05 * n + 2 ? 0 : n / 20 % 2 == 0 ? 0.05 : 0.05 * random.nextDouble();
    // When
    Runs runs = simulate(STRICT, nature, 22);
    // Then
    assertThat((double) runs.refuted() / RUNS).isLessThanOrEqualTo(ALPHA);
  }

  @Test
  void aRateThatRespondsToThePastButNeverFallsBelowTheBoundIsNotConfirmed() {
    // Given
    Nature nature = (n, s, random) -> s < 0.1 * n - 3 ? 0.1 : n / 20 % 2 == 0 ? 0.1 : 0.5;
    // When
    Runs runs = simulate(WITHIN_TWO, nature, 23);
    // Then
    assertThat((double) runs.confirmed() / RUNS).isLessThanOrEqualTo(ALPHA);
    assertThat(runs.refuted()).isGreaterThan((int) (0.98 * RUNS));
  }

  private static Runs simulate(SequentialBoundaries boundaries, Nature nature, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int confirmed = 0;
    int refuted = 0;
    long trials = 0;
    for (int run = 0; run < RUNS; run++) {
      SequentialDecision decision = OPEN;
      int violations = 0;
      for (int n = 1; n <= MOST && decision == OPEN; n++, trials++) {
        violations += random.nextDouble() < nature.rate(n, violations, random) ? 1 : 0;
        decision = boundaries.look(n, violations);
      }
      confirmed += decision == CONFIRMED ? 1 : 0;
      refuted += decision == REFUTED ? 1 : 0;
    }
    return new Runs(confirmed, refuted, trials);
  }
}
