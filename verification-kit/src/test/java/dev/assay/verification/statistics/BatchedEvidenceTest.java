package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchedEvidenceTest {

  @ParameterizedTest
  @CsvSource({"0.25, 1", "0.01, 5", "0.0001, 50", "1, 0.5"})
  void aPBecomesOneOverTwiceItsRoot(double p, double e) {
    // Given / When
    double lnE = BatchedEvidence.lnE(new Tail(p));
    // Then
    assertThat(Math.exp(lnE)).isCloseTo(e, within(1e-12 * e));
  }

  @Test
  void batchesMultiplyUntilTheyRefute() {
    // Given
    Tail weak = new Tail(0.01);
    // When
    BatchedEvidence two = BatchedEvidence.NONE.and(weak).and(weak);
    BatchedEvidence three = two.and(weak);
    // Then: 25 and 125 against 100
    assertThat(two.refutes(0.01)).isFalse();
    assertThat(three.refutes(0.01)).isTrue();
    assertThat(three.batches()).isEqualTo(3);
    assertThat(Math.exp(three.lnE())).isCloseTo(125, within(1e-9));
    assertThat(three.and(new Tail(1)).lnE()).isLessThan(three.lnE());
  }

  @Test
  void anImpossibleBatchRefutesForGood() {
    // Given / When
    BatchedEvidence evidence = BatchedEvidence.NONE.and(Tail.IMPOSSIBLE).and(new Tail(1));
    // Then
    assertThat(evidence.lnE()).isInfinite();
    assertThat(evidence.refutes(1e-300)).isTrue();
  }

  @Test
  void aYearOfDailyLooksErrsNoMoreOftenThanAlpha() {
    // Given
    SplittableRandom random = new SplittableRandom(8);
    int runs = 2_000;
    int refuted = 0;
    // When
    for (int run = 0; run < runs; run++) {
      BatchedEvidence evidence = BatchedEvidence.NONE;
      for (int day = 0; day < 365 && !evidence.refutes(0.05); day++) {
        evidence = evidence.and(new Tail(random.nextDouble()));
      }
      refuted += evidence.refutes(0.05) ? 1 : 0;
    }
    // Then
    assertThat((double) refuted / runs).isBetween(0.005, 0.05 + 4 * Math.sqrt(0.05 * 0.95 / runs));
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given / When / Then
    assertThatIllegalArgumentException().isThrownBy(() -> new BatchedEvidence(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new BatchedEvidence(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> BatchedEvidence.NONE.refutes(1));
  }
}
