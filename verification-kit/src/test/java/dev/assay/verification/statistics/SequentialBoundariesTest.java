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

class SequentialBoundariesTest {
  private static final SequentialBoundaries P95 =
      SequentialBoundaries.of(SequentialPlan.strict(0.05, 0.01, 1, 6_000));

  @ParameterizedTest
  @CsvSource({"0.1, 53", "0.05, 109", "0.03, 184", "0.01, 556", "0.001, 5585"})
  void zeroViolationsConfirmFromTheKnownTrialsOn(double rate, int least) {
    // Given
    SequentialBoundaries boundaries =
        SequentialBoundaries.of(SequentialPlan.strict(rate, 0.01, 1, 6_000));
    // When / Then
    assertThat(boundaries.look(least - 1, 0)).isEqualTo(OPEN);
    assertThat(boundaries.look(least, 0)).isEqualTo(CONFIRMED);
    assertThat(boundaries.moreTrials(10, 0)).hasValue(least - 10);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0.05, 0.01", "0.05, 0.1, 0.01", "0.001, 0.001, 0.0005", "0.5, 0.6, 0.2"})
  void everyLookIsTheDecisionOfTheEvidence(double claimed, double proven, double alpha) {
    // Given
    SequentialBoundaries boundaries =
        SequentialBoundaries.of(new SequentialPlan(claimed, proven, alpha, 1, 400));
    for (int n = 0; n <= 400; n++) {
      for (int s = 0; s <= n; s++) {
        // When
        boolean refutes = new AnytimeTest(n, s, claimed).refutes(alpha);
        boolean confirms = new AnytimeTest(n, s, proven).confirms(alpha);
        // Then
        assertThat(boundaries.look(n, s))
            .isEqualTo(refutes ? REFUTED : confirms ? CONFIRMED : OPEN);
      }
    }
  }

  @Test
  void theBoundariesOfALongSeriesAreWhereTheEvidenceCrosses() {
    // Given
    int most = 100_000;
    double alpha = 0.01 / 20;
    SequentialBoundaries boundaries =
        SequentialBoundaries.of(SequentialPlan.strict(0.05, alpha, 1, most));
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 300; i++) {
      int n = i == 0 ? most : random.nextInt(1_000, most);
      // When
      int refuting = boundaries.leastRefuting(n).orElseThrow();
      int confirming = boundaries.greatestConfirming(n).orElseThrow();
      // Then
      assertThat(new AnytimeTest(n, refuting, 0.05).refutes(alpha)).isTrue();
      assertThat(new AnytimeTest(n, refuting - 1, 0.05).refutes(alpha)).isFalse();
      assertThat(new AnytimeTest(n, confirming, 0.05).confirms(alpha)).isTrue();
      assertThat(new AnytimeTest(n, confirming + 1, 0.05).confirms(alpha)).isFalse();
      assertThat(confirming).isLessThan(n / 20).isLessThan(refuting);
    }
  }

  @Test
  void theBoundariesRiseByOneAtMost() {
    // Given
    int refuting = P95.leastRefuting(10).orElseThrow();
    int confirming = P95.greatestConfirming(109).orElseThrow();
    for (int n = 110; n <= 6_000; n++) {
      // When
      int nextConfirming = P95.greatestConfirming(n).orElseThrow();
      // Then
      assertThat(nextConfirming - confirming).isBetween(0, 1);
      confirming = nextConfirming;
    }
    for (int n = 11; n <= 6_000; n++) {
      int nextRefuting = P95.leastRefuting(n).orElseThrow();
      assertThat(nextRefuting - refuting).isBetween(0, 1);
      refuting = nextRefuting;
    }
  }

  @Test
  void aSingleBadTrialOfAThousandthRefutesUnlessTheLeastTrialsForbid() {
    // Given
    SequentialBoundaries atOnce =
        SequentialBoundaries.of(SequentialPlan.strict(0.001, 0.01, 1, 6_000));
    SequentialBoundaries later =
        SequentialBoundaries.of(SequentialPlan.strict(0.001, 0.01, 100, 6_000));
    // When / Then
    assertThat(atOnce.look(1, 1)).isEqualTo(REFUTED);
    assertThat(later.look(1, 1)).isEqualTo(OPEN);
    assertThat(later.look(99, 99)).isEqualTo(OPEN);
    assertThat(later.look(100, 1)).isEqualTo(OPEN);
    assertThat(later.look(100, 9)).isEqualTo(REFUTED);
    assertThat(later.leastRefuting(99)).isEmpty();
  }

  @Test
  void moreTrialsAtTheRateSoFarAreThoseThatDecide() {
    // Given: 2 % and 9 % after a hundred
    int more = P95.moreTrials(100, 2).orElseThrow();
    int moreBad = P95.moreTrials(100, 9).orElseThrow();
    // When / Then
    assertThat(P95.look(100 + more, Math.round((100 + more) * 0.02f))).isEqualTo(CONFIRMED);
    assertThat(P95.look(100 + moreBad, Math.round((100 + moreBad) * 0.09f))).isEqualTo(REFUTED);
    assertThat(P95.moreTrials(100, 5)).isEmpty();
    assertThat(P95.moreTrials(0, 0)).isEmpty();
    assertThat(P95.moreTrials(109, 0)).hasValue(0);
    assertThat(P95.moreTrials(6_000, 300)).isEmpty();
  }

  @Test
  void whereBothAreProvenTheRefutationCounts() {
    // Given: 7 % of many is more than 5 % and less than 10 %
    SequentialBoundaries quick =
        SequentialBoundaries.of(new SequentialPlan(0.05, 0.1, 0.01, 1, 6_000));
    // When / Then
    assertThat(quick.look(6_000, 420)).isEqualTo(REFUTED);
    assertThat(quick.look(6_000, 300)).isEqualTo(CONFIRMED);
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given / When / Then
    assertThatIllegalArgumentException().isThrownBy(() -> P95.look(6_001, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> P95.look(5, 6));
    assertThatIllegalArgumentException().isThrownBy(() -> P95.look(5, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SequentialPlan(0.05, 0.04, 0.01, 1, 10));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SequentialPlan.strict(0.05, 0.01, 11, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> SequentialPlan.strict(0.05, 0.01, 0, 10));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SequentialPlan.strict(0.05, 0.01, 1, 1_000_001));
    assertThatIllegalArgumentException().isThrownBy(() -> SequentialPlan.strict(0, 0.01, 1, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> SequentialPlan.strict(0.05, 1, 1, 10));
  }
}
