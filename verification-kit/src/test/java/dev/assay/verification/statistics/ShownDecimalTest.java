package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownDecimalTest {

  @ParameterizedTest
  @CsvSource({
    "0.009888364709658991, 0.00988836,     0.00988837,     0.00988836",
    "0.010000000000000002, 0.01,           0.01,           0.01",
    "0.0009765625,         0.000976562,    0.000976563,    0.000976562",
    "1.9837654321,         1.98377,        1.98377,        1.98376",
    "-1.9837654321,        -1.98377,       -1.98376,       -1.98377",
    "3888.888888888889,    3888.89,        3888.89,        3888.88",
    "12345678,             12345700,       12345700,       12345600",
    "0,                    0,              0,              0"
  })
  void sixDigitsInTheDirectionAskedFor(double value, String nearest, String up, String down) {
    // Given / When / Then
    assertThat(ShownDecimal.nearest(value)).hasToString(nearest);
    assertThat(ShownDecimal.ceiling(value)).hasToString(up);
    assertThat(ShownDecimal.floor(value)).hasToString(down);
  }

  @Test
  void neighbouringDoublesAreShownAndDecidedAlike() {
    for (double value : new double[] {0.01, 0.05, 0.5, 0.0009765625, 0.001}) {
      for (double near : new double[] {Math.nextDown(value), value, Math.nextUp(value)}) {
        // Given
        Tail tail = new Tail(near);
        // When / Then
        assertThat(tail.shown()).isEqualTo(new Tail(value).shown());
        assertThat(tail.atMost(value)).isTrue();
        assertThat(tail.atMost(value * (1 - 1e-9))).isFalse();
      }
    }
  }

  @Test
  void aTailIsNeverShownAsLessThanItIsNorAsMoreThanOne() {
    // Given / When / Then
    assertThat(new Tail(1).shown()).hasToString("1");
    assertThat(new Tail(0.99999999).shown()).hasToString("1");
    assertThat(new Tail(0).shown()).hasToString("0");
    assertThat(Tail.possible(0).shown().signum()).isPositive();
    assertThatIllegalArgumentException().isThrownBy(() -> new Tail(1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tail(Double.NaN));
  }
}
