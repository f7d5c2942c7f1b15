package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SprtTest {

  @ParameterizedTest
  @CsvSource({
    "0.05, 0.10, 272, 230, 589",
    "0.05, 0.15, 90,  70,  181",
    "0.01, 0.05, 184, 124, 344",
    "0.10, 0.20, 125, 107, 272"
  })
  void theMeanTrialsUnderBothRatesAreTheKnownOnesAndHalfOfAFixedNumber(
      double q0, double q1, int under0, int under1, int fixed) {
    // Given
    Sprt sprt = new Sprt(q0, q1, 0.01, 0.01);
    // When
    OperatingCharacteristic true0 = OperatingCharacteristic.of(sprt::look, q0, 20_000);
    OperatingCharacteristic true1 = OperatingCharacteristic.of(sprt::look, q1, 20_000);
    // Then
    assertThat(Math.round(true0.meanTrials())).isEqualTo(under0);
    assertThat(Math.round(true1.meanTrials())).isEqualTo(under1);
    assertThat(true0.meanTrials() + true1.meanTrials()).isLessThan(fixed);
    assertThat(true0.refuted()).isBetween(0.005, 0.01);
    assertThat(true1.confirmed()).isBetween(0.009, 0.01);
    assertThat(leastFixed(q0, q1)).isEqualTo(fixed);
  }

  @Test
  void itStopsAtTheLogarithmOf99() {
    // Given
    Sprt sprt = new Sprt(0.05, 0.1, 0.01, 0.01);
    int n = 0;
    // When
    while (sprt.look(n, 0) == SequentialDecision.OPEN) {
      n++;
    }
    // Then: 84.99 successes of 0.0541 each make ln 99
    assertThat(n).isEqualTo(85);
    assertThat(sprt.lnRatio(84, 0)).isGreaterThan(-Math.log(99));
    assertThat(sprt.lnRatio(85, 0)).isLessThanOrEqualTo(-Math.log(99));
    assertThat(sprt.lnRatio(3, 1)).isCloseTo(Math.log(2 * 0.9 * 0.9 / 0.95 / 0.95), within(1e-14));
    assertThat(sprt.look(6, 6)).isEqualTo(SequentialDecision.OPEN);
    assertThat(sprt.look(7, 7)).isEqualTo(SequentialDecision.REFUTED);
  }

  @Test
  void unequalErrorsMoveTheirOwnBounds() {
    // Given
    Sprt careful = new Sprt(0.05, 0.1, 0.001, 0.05);
    // When
    OperatingCharacteristic true0 = OperatingCharacteristic.of(careful::look, 0.05, 20_000);
    OperatingCharacteristic true1 = OperatingCharacteristic.of(careful::look, 0.1, 20_000);
    // Then
    assertThat(true0.refuted()).isBetween(0.0003, 0.001);
    assertThat(true1.confirmed()).isBetween(0.04, 0.05);
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given / When / Then
    assertThatIllegalArgumentException().isThrownBy(() -> new Sprt(0, 0.1, 0.01, 0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sprt(0.1, 0.1, 0.01, 0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sprt(0.1, 0.2, 0.5, 0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sprt(0.1, 0.2, 0.01, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sprt(0.1, 0.2, 0.01, 0.01).look(1, 2));
  }

  /** The least n whose one exact cut keeps both errors at 1 %. */
  private static int leastFixed(double q0, double q1) {
    int n = 1;
    while (true) {
      // The greatest count that q1 exceeds with probability 99 % ...
      int cut = -1;
      while (BinomialTails.atMost(cut + 1, n, q1).atMost(0.01)) {
        cut++;
      }
      // ... must not be exceeded by q0 more often than in 1 %.
      if (BinomialTails.atLeast(cut + 1, n, q0).atMost(0.01)) {
        return n;
      }
      n++;
    }
  }
}
