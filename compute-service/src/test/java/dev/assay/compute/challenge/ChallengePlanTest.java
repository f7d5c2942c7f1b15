package dev.assay.compute.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.verification.matrix.MatrixShape;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChallengePlanTest {

  @ParameterizedTest
  @CsvSource({
    "1, 65536, 10000, 64, 1",
    "1e7, 16384, 10000, 64, 20",
    "1e11, 16384, 10000, 2048, 6",
    "1e11, 1000, 10000, 512, 373",
    "1e11, 64, 10000, 64, 10000",
    "1e16, 131008, 10000, 65536, 18",
    "1e25, 131008, 2147483647, 65536, 100000"
  })
  void givenWorkAndLimits_whenPlanned_thenAtLeastFourRoundsOfTheGreatestPower(
      BigDecimal operations, int largest, int most, int n, int rounds) {
    // Given // When // Then
    assertThat(ChallengePlan.of(operations, largest, most)).isEqualTo(MatrixShape.of(n, rounds));
  }
}
