package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatingCharacteristicTest {
  private static final int MOST = 6_000;
  private static final SequentialBoundaries WITHIN_TWO =
      SequentialBoundaries.of(new SequentialPlan(0.05, 0.1, 0.01, 1, MOST));
  private static final SequentialBoundaries STRICT =
      SequentialBoundaries.of(SequentialPlan.strict(0.05, 0.01, 1, MOST));

  /** A p95 with q1 = 0.1: mean trials and wrong answers; at 0.1 and above the right one is no. */
  @ParameterizedTest
  @CsvSource({
    "0.01,  72,  0.00011",
    "0.025, 118, 0.00077",
    "0.05,  324, 0.0053",
    "0.1,   339, 0.0084",
    "0.2,   46,  0.0000074"
  })
  void theMeanTrialsOfAP95AreTheKnownOnes(double rate, int mean, double wrong) {
    // Given / When
    OperatingCharacteristic of = OperatingCharacteristic.of(WITHIN_TWO::look, rate, MOST);
    // Then
    assertThat(Math.round(of.meanTrials())).isEqualTo(mean);
    assertThat(rate < 0.1 ? of.refuted() : of.confirmed()).isCloseTo(wrong, within(0.06 * wrong));
    assertThat(of.confirmed() + of.refuted() + of.open()).isCloseTo(1, within(1e-9));
  }

  @Test
  void withinAFactorOfTwoIsAcceptedInSevenOfTenRunsAtSevenPercent() {
    // Given / When
    OperatingCharacteristic of = OperatingCharacteristic.of(WITHIN_TWO::look, 0.07, MOST);
    // Then
    assertThat(of.confirmed()).isCloseTo(0.7, within(0.01));
  }

  @Test
  void theStrictTestErrsByLessThanAlphaOnEachSideAndNeverEndsAtTheBoundary() {
    // Given / When
    OperatingCharacteristic atTheBoundary = OperatingCharacteristic.of(STRICT::look, 0.05, MOST);
    // Then
    assertThat(atTheBoundary.open()).isCloseTo(0.986, within(0.0005));
    assertThat(atTheBoundary.refuted()).isBetween(0.003, 0.01);
    assertThat(atTheBoundary.confirmed()).isBetween(0.003, 0.01);
  }

  @Test
  void theStrictTestDecidesRatesOfTwiceAndHalfTheClaim() {
    // Given / When
    OperatingCharacteristic half = OperatingCharacteristic.of(STRICT::look, 0.025, MOST);
    OperatingCharacteristic twice = OperatingCharacteristic.of(STRICT::look, 0.1, MOST);
    // Then
    assertThat(half.confirmed()).isGreaterThan(0.999);
    assertThat(twice.refuted()).isGreaterThan(0.999);
  }

  @Test
  void aDecisionByHand() {
    // Given: two of three
    OperatingCharacteristic.Look look =
        (n, s) ->
            s == 2
                ? SequentialDecision.REFUTED
                : n - s == 2 ? SequentialDecision.CONFIRMED : SequentialDecision.OPEN;
    // When
    OperatingCharacteristic fair = OperatingCharacteristic.of(look, 0.5, 10);
    OperatingCharacteristic cutOff = OperatingCharacteristic.of(look, 0.25, 2);
    // Then
    assertThat(fair).isEqualTo(new OperatingCharacteristic(2.5, 0.5, 0.5, 0));
    assertThat(cutOff).isEqualTo(new OperatingCharacteristic(2, 0.5625, 0.0625, 0.375));
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given / When / Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OperatingCharacteristic.of(STRICT::look, 0, 10));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OperatingCharacteristic.of(STRICT::look, 0.5, 0));
  }
}
