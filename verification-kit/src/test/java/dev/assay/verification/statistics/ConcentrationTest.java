package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcentrationTest {
  private static final BigFraction HALF = BigFraction.of(1, 2);
  private static final BigFraction THIRD = BigFraction.of(1, 3);

  /** The vectors of the Edinburgh consensus-decentralization tools, in changed order. */
  @ParameterizedTest
  @CsvSource({
    "2 3 1,       0.22222, 3889,  1.459, 0.087",
    "1 2 1 3 1 1, 0.24074, 2099,  2.419, 0.115",
    "0 432 0 0,   0.75,    10000, 0,     1.386",
    "1 1 1,       0,       3333,  1.585, 0"
  })
  void theKnownVectors(String shares, double gini, long hhi, double bits, double theil) {
    // Given
    Concentration concentration = Concentration.of(longs(shares));
    // When / Then
    assertThat(concentration.gini().doubleValue()).isCloseTo(gini, within(5e-6));
    assertThat(Math.round(concentration.hhi().doubleValue())).isEqualTo(hhi);
    assertThat(concentration.entropyBits()).isCloseTo(bits, within(5e-4));
    assertThat(concentration.theil()).isCloseTo(theil, within(5e-4));
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 3,       1, 2, 2, 1",
    "1 2 3,       1, 3, 1, 1",
    "1 1,         1, 2, 2, 1",
    "1 1 1,       1, 2, 2, 2",
    "1 1 1,       1, 3, 2, 1",
    "1 1 1 1,     1, 2, 3, 2",
    "3 2 1 1 1 1, 1, 3, 2, 1",
    "3 2 1 1 1 1, 1, 2, 2, 2",
    "432 0 0 0,   1, 2, 1, 1",
    "7,           1, 2, 1, 1"
  })
  void theNakamotoCoefficientIsAStrictMajorityAndTauIsNot(
      String shares, int numerator, int denominator, int nakamoto, int tau) {
    // Given
    Concentration concentration = Concentration.of(longs(shares));
    BigFraction threshold = BigFraction.of(numerator, denominator);
    // When / Then
    assertThat(concentration.nakamoto(threshold)).isEqualTo(nakamoto);
    assertThat(concentration.tau(threshold)).isEqualTo(tau);
  }

  @Test
  void equalHoldersOfAnyNumberAreCountedWithoutRoundingError() {
    for (int n = 1; n <= 300; n++) {
      // Given
      Concentration equal = Concentration.of(LongStream.range(0, n).map(i -> 7).toArray());
      // When / Then
      assertThat(equal.nakamoto(HALF)).isEqualTo(n / 2 + 1);
      assertThat(equal.nakamoto(THIRD)).isEqualTo(n / 3 + 1);
      assertThat(equal.tau(HALF)).isEqualTo((n + 1) / 2);
      assertThat(equal.effectiveHolders()).isEqualTo(BigFraction.of(n));
      assertThat(equal.gini()).isEqualTo(BigFraction.ZERO);
    }
  }

  @Test
  void oneBaseUnitAmongHugeSharesDecides() {
    // Given
    BigInteger huge = BigInteger.TEN.pow(40);
    // When
    Concentration half = Concentration.of(List.of(huge, huge));
    Concentration more = Concentration.of(List.of(huge, huge.add(BigInteger.ONE)));
    // Then
    assertThat(half.nakamoto(HALF)).isEqualTo(2);
    assertThat(more.nakamoto(HALF)).isEqualTo(1);
    assertThat(more.total()).isEqualTo(huge.add(huge).add(BigInteger.ONE));
  }

  @Test
  void splittingAHolderRaisesGiniAsTheFormulaSays() {
    // Given
    long[] split =
        LongStream.concat(LongStream.of(250, 150), LongStream.range(0, 100).map(i -> 1)).toArray();
    // When / Then
    assertThat(Concentration.of(50, 30, 20).gini()).isEqualTo(BigFraction.of(1, 5));
    assertThat(Concentration.of(split).gini().doubleValue()).isCloseTo(0.78, within(0.005));
  }

  @Test
  void theTopShareAndTheEffectiveNumberAreExact() {
    // Given
    Concentration concentration = Concentration.of(1, 1, 3, 1, 2, 1);
    // When / Then
    assertThat(concentration.topShare(1)).isEqualTo(THIRD);
    assertThat(concentration.topShare(2)).isEqualTo(BigFraction.of(5, 9));
    assertThat(concentration.topShare(99)).isEqualTo(BigFraction.ONE);
    assertThat(concentration.hhi()).isEqualTo(BigFraction.of(10_000 * 17, 81));
    assertThat(concentration.effectiveHolders()).isEqualTo(BigFraction.of(81, 17));
    assertThat(concentration.holders()).isEqualTo(6);
  }

  @Test
  void ofTheLargestHoldersOnlyAnAnswerThatTheOthersCanNotChange() {
    // Given
    List<BigInteger> largest = List.of(BigInteger.valueOf(20), BigInteger.valueOf(31));
    // When / Then
    assertThat(Concentration.nakamotoOfLargest(largest, BigInteger.valueOf(100), HALF)).hasValue(2);
    assertThat(Concentration.nakamotoOfLargest(largest, BigInteger.valueOf(102), HALF)).isEmpty();
    assertThat(Concentration.nakamotoOfLargest(largest, BigInteger.valueOf(102), THIRD))
        .hasValue(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Concentration.nakamotoOfLargest(largest, BigInteger.valueOf(50), HALF));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Concentration.nakamotoOfLargest(largest, BigInteger.ZERO, HALF));
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given
    Concentration one = Concentration.of(1);
    // When / Then
    assertThatIllegalArgumentException().isThrownBy(() -> Concentration.of(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Concentration.of(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Concentration.of(5, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> one.nakamoto(BigFraction.ONE));
    assertThatIllegalArgumentException().isThrownBy(() -> one.nakamoto(BigFraction.of(-1, 2)));
    assertThatIllegalArgumentException().isThrownBy(() -> one.tau(BigFraction.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> one.topShare(0));
  }

  private static long[] longs(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
  }
}
