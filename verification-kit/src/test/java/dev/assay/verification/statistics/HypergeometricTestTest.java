package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypergeometricTestTest {

  /** Expected values: exact rationals; for a great N they are ln(alpha)/ln(1-e), rounded up. */
  @ParameterizedTest
  @CsvSource({
    "10,         0.05, 10",
    "20,         0.05, 18",
    "50,         0.05, 39",
    "100,        0.05, 53",
    "500,        0.05, 80",
    "1000,       0.05, 85",
    "10000,      0.05, 90",
    "2000000000, 0.05, 90",
    "100,        0.01, 90",
    "1000,       0.01, 341",
    "10000,      0.01, 444",
    "100000,     0.01, 457",
    "2000000000, 0.01, 459",
    "100,        0,    99",
    "1,          0,    1"
  })
  void theLeastSampleThatConfirmsWithoutAMiss(int population, double e, int size) {
    // Given / When
    int found = HypergeometricTest.sampleSize(population, e, 0.01);
    // Then
    assertThat(found).isEqualTo(size);
    assertThat(new HypergeometricTest(population, size, 0, e).confirms(0.01)).isTrue();
    assertThat(new HypergeometricTest(population, size - 1, 0, e).confirms(0.01)).isFalse();
  }

  /** Expected values: exact rationals. */
  @ParameterizedTest
  @CsvSource({
    "1000,  90,  2,  0.05, 0.14393548779779863,  0.9508187583809813",
    "2000,  300, 8,  0.05, 0.022508513509756013, 0.9893956981551124",
    "10000, 90,  0,  0.05, 0.009589138147069234, 1"
  })
  void theTailsAreThoseOfTheExactRationals(
      int population, int sample, int misses, double e, double lower, double upper) {
    // Given
    HypergeometricTest test = new HypergeometricTest(population, sample, misses, e);
    // When / Then
    assertThat(test.lowerTail().probability()).isCloseTo(lower, within(1e-12 * lower));
    assertThat(test.upperTail().probability()).isCloseTo(upper, within(1e-12 * upper));
  }

  @Test
  void aSampleOfAllDecidesWithoutError() {
    // Given
    int population = 100;
    for (int bad = 0; bad <= population; bad++) {
      // When
      HypergeometricTest test = new HypergeometricTest(population, population, bad, 0.29);
      // Then
      assertThat(test.confirms(1e-300)).isEqualTo(bad <= 29);
      assertThat(test.refutes(1e-300)).isEqualTo(bad > 29);
      assertThat(bad <= 29 ? test.lowerTail() : test.upperTail()).isEqualTo(Tail.IMPOSSIBLE);
    }
  }

  @Test
  void moreMissesThanTheClaimAllowsRefuteWithoutErrorWhateverTheSample() {
    // Given
    HypergeometricTest test = new HypergeometricTest(1000, 30, 11, 0.01);
    // When / Then
    assertThat(test.upperTail()).isEqualTo(Tail.IMPOSSIBLE);
    assertThat(test.refutes(1e-300)).isTrue();
    assertThat(test.lowerTail().probability()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"100, 0.29, 29", "1000, 0.05, 50", "10, 0.05, 0", "3, 0.999, 2", "7, 0, 0"})
  void theToleratedBadAreTheFloorOfTheDecimalProduct(int population, double e, int bad) {
    // Given / When / Then
    assertThat(HypergeometricTest.toleratedBad(population, e)).isEqualTo(bad);
  }

  @Test
  void simulatedSamplesAtTheBoundaryErrNoMoreOftenThanAlpha() {
    // Given
    SplittableRandom random = new SplittableRandom(3);
    int runs = 5_000;
    double alpha = 0.05;
    byte[] seed = new byte[32];
    int refuted = 0;
    int confirmed = 0;
    // When
    for (int run = 0; run < runs; run++) {
      random.nextBytes(seed);
      long[] asked = SimpleRandomSample.draw(seed, 500, 120);
      int missesOfTrueClaim = (int) LongStream.of(asked).filter(position -> position < 50).count();
      int missesOfFalseClaim = (int) LongStream.of(asked).filter(position -> position < 51).count();
      refuted += new HypergeometricTest(500, 120, missesOfTrueClaim, 0.1).refutes(alpha) ? 1 : 0;
      confirmed +=
          new HypergeometricTest(500, 120, missesOfFalseClaim, 0.1).confirms(alpha) ? 1 : 0;
    }
    // Then
    double most = alpha + 4 * Math.sqrt(alpha * (1 - alpha) / runs);
    assertThat((double) refuted / runs).isBetween(alpha / 4, most);
    assertThat((double) confirmed / runs).isBetween(alpha / 4, most);
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given / When / Then
    assertThatIllegalArgumentException().isThrownBy(() -> new HypergeometricTest(0, 0, 0, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new HypergeometricTest(9, 10, 0, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new HypergeometricTest(9, 5, 6, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new HypergeometricTest(9, 5, -1, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new HypergeometricTest(9, 5, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HypergeometricTest(9, 5, 1, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HypergeometricTest.sampleSize(9, 0.1, 1.5));
  }
}
