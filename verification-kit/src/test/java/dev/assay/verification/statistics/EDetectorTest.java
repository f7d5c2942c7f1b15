package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EDetectorTest {

  @Test
  void itIsTheMeanOfTheSumsAndMaximaOverAllBeginnings() {
    // Given
    boolean[] trials = {false, true, false, false, true, true, false, true, false};
    EDetector sum = EDetector.shiryaevRoberts(0.2);
    EDetector greatest = EDetector.cusum(0.2);
    for (int n = 1; n <= trials.length; n++) {
      // When
      sum = sum.after(trials[n - 1]);
      greatest = greatest.after(trials[n - 1]);
      // Then
      double expectedSum = 0;
      double expectedGreatest = 0;
      for (int k = 1; k <= 16; k++) {
        double odds = Math.pow(2, k / 2.0) * 0.25;
        double q = odds / (1 + odds);
        double all = 0;
        double most = 0;
        double product = 1;
        for (int from = n - 1; from >= 0; from--) {
          product *= trials[from] ? q / 0.2 : (1 - q) / 0.8;
          all += product;
          most = Math.max(most, product);
        }
        expectedSum += all / 16;
        expectedGreatest += most / 16;
      }
      assertThat(Math.exp(sum.lnM())).isCloseTo(expectedSum, within(1e-9 * expectedSum));
      assertThat(Math.exp(greatest.lnM()))
          .isCloseTo(expectedGreatest, within(1e-9 * expectedGreatest));
    }
  }

  @Test
  void theRunUntilAFalseAlarmIsOneOverAlphaOrMoreOnAverage() {
    // Given
    SplittableRandom random = new SplittableRandom(18);
    int runs = 100;
    double alpha = 1 / 100.0;
    long[] trials = new long[2];
    // When
    for (int run = 0; run < runs; run++) {
      trials[0] += untilAlarm(EDetector.shiryaevRoberts(0.1), random, 0.1, alpha);
      trials[1] += untilAlarm(EDetector.cusum(0.1), random, 0.1, alpha);
    }
    // Then
    assertThat(trials[0] / runs).isBetween(100L, 1_000L);
    assertThat(trials[1]).isGreaterThan(trials[0]);
  }

  @Test
  void aChangeAfterALongGoodHistoryIsFoundWhereAllTrialsTogetherAreLate() {
    // Given: a claim of 5 %, 5,000 trials at 1 %, then 20 %
    SplittableRandom random = new SplittableRandom(19);
    EDetector detector = EDetector.shiryaevRoberts(0.05);
    int violations = 0;
    int n = 0;
    for (; n < 5_000; n++) {
      boolean violated = random.nextDouble() < 0.01;
      detector = detector.after(violated);
      violations += violated ? 1 : 0;
      assertThat(detector.alarms(1e-4)).isFalse();
    }
    // When
    int found = 0;
    int late = 0;
    for (int since = 1; late == 0; since++) {
      boolean violated = random.nextDouble() < 0.2;
      detector = detector.after(violated);
      violations += violated ? 1 : 0;
      found = found == 0 && detector.alarms(1e-4) ? since : found;
      late = new AnytimeTest(++n, violations, 0.05).refutes(0.01) ? since : 0;
    }
    // Then
    assertThat(found).isBetween(1, 150);
    assertThat(late).isGreaterThan(10 * found);
  }

  @Test
  void itStaysFiniteThroughTheLongestOutageAndTheLongestQuiet() {
    // Given
    EDetector detector = EDetector.shiryaevRoberts(0.001);
    // When
    EDetector quiet = detector;
    EDetector outage = detector;
    for (int i = 0; i < 20_000; i++) {
      quiet = quiet.after(false);
      outage = outage.after(true);
    }
    // Then
    assertThat(detector.lnM()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(detector.alarms(0.5)).isFalse();
    assertThat(quiet.lnM()).isFinite();
    assertThat(outage.lnM()).isFinite().isGreaterThan(1_000);
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given / When / Then
    assertThatIllegalArgumentException().isThrownBy(() -> EDetector.shiryaevRoberts(0));
    assertThatIllegalArgumentException().isThrownBy(() -> EDetector.cusum(1));
    assertThatIllegalArgumentException().isThrownBy(() -> EDetector.cusum(0.1).alarms(0));
  }

  private static long untilAlarm(
      EDetector detector, SplittableRandom random, double rate, double alpha) {
    long trials = 0;
    for (EDetector now = detector; !now.alarms(alpha); trials++) {
      now = now.after(random.nextDouble() < rate);
    }
    return trials;
  }
}
