package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignTestTest {

  /** Expected values: sums of binomial coefficients over a power of 2. */
  @ParameterizedTest
  @CsvSource({
    "0,  0,  1,                   1,                  1",
    "1,  0,  0.5,                 1,                  1",
    "7,  0,  0.0078125,           1,                  0.015625",
    "9,  1,  0.0107421875,        0.9990234375,       0.021484375",
    "5,  5,  0.623046875,         0.623046875,        1",
    "3,  12, 0.996307373046875,   0.017578125,        0.03515625"
  })
  void theTailsAreThoseOfAFairCoin(
      int greater, int less, double firstGreater, double firstLess, double different) {
    // Given
    SignTest test = new SignTest(greater, less);
    // When / Then
    assertThat(test.firstGreater().probability()).isCloseTo(firstGreater, within(1e-14));
    assertThat(test.firstLess().probability()).isCloseTo(firstLess, within(1e-14));
    assertThat(test.different().probability()).isCloseTo(different, within(1e-14));
  }

  @Test
  void equalPairsSayNothingAndAFailureIsGreaterThanAnyTime() {
    // Given
    double never = Double.POSITIVE_INFINITY;
    // When
    SignTest test =
        SignTest.of(new double[] {1, 2, never, never, 5}, new double[] {1, 3, 7, never, 4});
    // Then
    assertThat(test).isEqualTo(new SignTest(2, 1));
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given / When / Then
    assertThatIllegalArgumentException().isThrownBy(() -> new SignTest(-1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignTest.of(new double[1], new double[2]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignTest.of(new double[] {Double.NaN}, new double[1]));
  }
}
