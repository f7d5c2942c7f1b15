package dev.assay.verification.statistics;

import static dev.assay.verification.statistics.SequentialDecision.CONFIRMED;
import static dev.assay.verification.statistics.SequentialDecision.OPEN;
import static dev.assay.verification.statistics.SequentialDecision.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowedRateTest {
  private static final int N = 6_000;
  private static final double ALPHA = 0.01;
  private static final WindowedRate P95 = new WindowedRate(N, 0.05, ALPHA);
  private static final SequentialBoundaries EVERY_LOOK =
      SequentialBoundaries.of(SequentialPlan.strict(0.05, ALPHA, 1, N));

  @ParameterizedTest
  @CsvSource({
    "5000, 0,   OPEN",
    "20,   20,  OPEN",
    "300,  300, OPEN",
    "400,  400, REFUTED",
    "5999, 380, REFUTED"
  })
  void theWindowsWholeAllowanceMayBeSpentEarly(int n, int violations, SequentialDecision decision) {
    // Given / When / Then
    assertThat(P95.during(new DeterminedPrefix(n, violations, 0))).isEqualTo(decision);
  }

  @ParameterizedTest
  @CsvSource({
    "6000, 0,   0,    CONFIRMED",
    "6000, 200, 0,    CONFIRMED",
    "6000, 300, 0,    OPEN",
    "6000, 380, 0,    REFUTED",
    "108,  0,   5892, OPEN",
    "109,  0,   5891, CONFIRMED",
    "0,    0,   6000, OPEN"
  })
  void atTheEndItDecidesByWhatCounts(
      int trials, int violations, int voids, SequentialDecision decision) {
    // Given / When / Then
    assertThat(P95.atTheEnd(new DeterminedPrefix(trials, violations, voids))).isEqualTo(decision);
  }

  @Test
  void whatIsRefutedDuringTheWindowIsRefutedAtItsEndHoweverItGoesOn() {
    // Given
    WindowedRate window = new WindowedRate(300, 0.05, ALPHA);
    SplittableRandom random = new SplittableRandom(15);
    for (int i = 0; i < 3_000; i++) {
      int trials = random.nextInt(0, 301);
      int violations = random.nextInt(0, Math.min(trials, 60) + 1);
      int voids = random.nextInt(0, 301 - trials);
      int rest = 300 - trials - voids;
      int more = random.nextInt(0, rest + 1);
      int moreViolations = random.nextInt(0, more + 1);
      // When
      SequentialDecision now = window.during(new DeterminedPrefix(trials, violations, voids));
      SequentialDecision end =
          window.atTheEnd(
              new DeterminedPrefix(
                  trials + more, violations + moreViolations, voids + rest - more));
      // Then
      assertThat(now == REFUTED && end != REFUTED).isFalse();
    }
  }

  /**
   * Read trial by trial, a claim that is true over the window is refuted in a ninth of all runs. Of
   * the few that the window refutes, each had a mean above the claim, by its bursts' chance.
   */
  @Test
  void aTruthfulRateInBurstsIsNotRefutedOverTheWindow() {
    // Given
    SplittableRandom random = new SplittableRandom(16);
    int runs = 2_000;
    int refutedTrialByTrial = 0;
    int refuted = 0;
    int refutedThoughTrue = 0;
    // When
    for (int run = 0; run < runs; run++) {
      Bursts bursts = new Bursts(random, 0.025);
      int violations = 0;
      double sumOfRates = 0;
      SequentialDecision first = OPEN;
      SequentialDecision within = OPEN;
      for (int n = 1; n <= N; n++) {
        sumOfRates += bursts.rateGivenThePast();
        boolean violated = bursts.next();
        violations += violated ? 1 : 0;
        first = first == OPEN ? EVERY_LOOK.look(n, violations) : first;
        if (violated && violations > 0.05 * N) {
          within = P95.during(new DeterminedPrefix(n, violations, 0));
        }
      }
      refutedTrialByTrial += first == REFUTED ? 1 : 0;
      refuted += within == REFUTED ? 1 : 0;
      refutedThoughTrue += within == REFUTED && sumOfRates <= 0.05 * N ? 1 : 0;
    }
    // Then
    assertThat((double) refutedTrialByTrial / runs).isBetween(0.09, 0.13);
    assertThat((double) refuted / runs).isLessThanOrEqualTo(ALPHA);
    assertThat(refutedThoughTrue).isZero();
  }

  /**
   * Read trial by trial, the quiet before the first burst confirms what is false over the window.
   */
  @Test
  void aFalseRateInBurstsIsNotConfirmedOverTheWindow() {
    // Given
    SplittableRandom random = new SplittableRandom(17);
    int runs = 2_000;
    int confirmed = 0;
    int confirmedTrialByTrial = 0;
    // When
    for (int run = 0; run < runs; run++) {
      Bursts bursts = new Bursts(random, 0.1);
      int violations = 0;
      SequentialDecision first = OPEN;
      for (int n = 1; n <= N; n++) {
        violations += bursts.next() ? 1 : 0;
        first = first == OPEN ? EVERY_LOOK.look(n, violations) : first;
      }
      confirmedTrialByTrial += first == CONFIRMED ? 1 : 0;
      confirmed += P95.atTheEnd(new DeterminedPrefix(N, violations, 0)) == CONFIRMED ? 1 : 0;
    }
    // Then
    assertThat((double) confirmedTrialByTrial / runs).isBetween(0.5, 0.6);
    assertThat((double) confirmed / runs).isLessThanOrEqualTo(ALPHA);
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given / When / Then
    assertThatIllegalArgumentException().isThrownBy(() -> new WindowedRate(0, 0.05, 0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> new WindowedRate(5, 0, 0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> new WindowedRate(5, 0.05, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> P95.during(new DeterminedPrefix(6_000, 0, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> P95.atTheEnd(new DeterminedPrefix(5_999, 0, 0)));
  }

  /**
   * A Markov chain: bursts of twenty violations on average, so that a share of all are violations.
   */
  private static final class Bursts {
    private static final double STAYS = 0.95;
    private final SplittableRandom random;
    private final double begins;
    private boolean inBurst;

    Bursts(SplittableRandom random, double share) {
      this.random = random;
      this.begins = (1 - STAYS) * share / (1 - share);
      this.inBurst = random.nextDouble() < share;
    }

    double rateGivenThePast() {
      return inBurst ? STAYS : begins;
    }

    boolean next() {
      inBurst = random.nextDouble() < rateGivenThePast();
      return inBurst;
    }
  }
}
