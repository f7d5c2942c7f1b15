package dev.assay.verification.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundnessTest {

  @ParameterizedTest
  @CsvSource({"0.10, 1e-6, 132", "0.05, 1e-6, 270", "0.03, 1e-6, 454", "0.5, 0.4, 2"})
  void givenShareAndError_whenAsked_thenTheFewestOpenings(double share, double error, int fewest) {
    // Given // When // Then
    assertThat(Soundness.openings(share, error)).isEqualTo(fewest);
    assertThat(Soundness.passes(share, fewest)).isLessThanOrEqualTo(error);
    assertThat(Soundness.passes(share, fewest - 1)).isGreaterThan(error * 0.999999);
  }

  @Test
  void givenTenOpeningsAndFivePercentWrong_whenAsked_thenSixtyPercentPass() {
    // Given the ten opened rows that a validator in use today binds a prover by // When // Then
    assertThat(Soundness.passes(0.05, 10)).isCloseTo(0.5987, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.1", "1, 0.1", "0.1, 0", "0.1, 1", "NaN, 0.1"})
  void givenNoShareOrError_whenAsked_thenRefused(double share, double error) {
    // Given // When // Then
    assertThatThrownBy(() -> Soundness.openings(share, error))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void givenKnownTime_whenBounded_thenRateIsRoundedDown() {
    // Given
    MatrixShape shape = MatrixShape.of(4096, 8);

    // When
    BigDecimal rate = Soundness.leastRate(shape, new BigDecimal("0.10"), Duration.ofSeconds(10));

    // Then 2 * 4096^3 * 8 * 0.9 / 10 = 98956046499.84
    assertThat(rate).isEqualByComparingTo("98956000000");
  }
}
