package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

  @ParameterizedTest
  @CsvSource({
    // one holds a half, four an eighth each
    "4x1 1x4, 2.0,      2.321928, 1.678072, 1.0,      0.223144",
    "3x1,     1.584963, 1.584963, 1.584963, 1.584963, 0",
    "2x0 1x5, 0,        0,        0,        0,        1.098612"
  })
  void theEntropies(
      String histogram, double bits, double hartley, double collision, double least, double theil) {
    // Given
    Concentration concentration = Concentration.of(sizes(histogram));
    // When / Then
    assertThat(concentration.entropyBits()).isCloseTo(bits, within(5e-6));
    assertThat(concentration.hartleyBits()).isCloseTo(hartley, within(5e-6));
    assertThat(concentration.collisionBits()).isCloseTo(collision, within(5e-6));
    assertThat(concentration.minEntropyBits()).isCloseTo(least, within(5e-6));
    assertThat(concentration.theil()).isCloseTo(theil, within(5e-6));
  }

  @Test
  void aHistogramOfManyHoldersIsAsExactAsTheirList() {
    // Given a million holders of one, and one of a million
    Concentration wide = Concentration.of(sizes("1000000x1 1x1000000"));
    // When / Then
    assertThat(wide.nakamoto(HALF)).isEqualTo(2);
    assertThat(wide.nakamoto(THIRD)).isEqualTo(1);
    assertThat(wide.tau(HALF)).isEqualTo(1);
    assertThat(wide.topShare(500_001)).isEqualTo(BigFraction.of(3, 4));
    assertThat(wide.gini()).isEqualTo(BigFraction.of(999_999, 2_000_002));
  }

  @Test
  void theHistogramAndTheListAgree() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      // Given
      int[] counts = random.ints(1 + random.nextInt(30), 1, 6).toArray();
      List<BigInteger> list = Arrays.stream(counts).mapToObj(BigInteger::valueOf).toList();
      Concentration one = Concentration.of(HolderSizes.ofCounts(counts, counts.length));
      // When / Then
      assertThat(one.nakamoto(HALF)).isEqualTo(leastPastHalf(counts));
      assertThat(one.gini()).isEqualTo(giniByRank(counts));
      assertThat(one.total()).isEqualTo(Concentration.of(list).total());
    }
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

  private static int leastPastHalf(int[] counts) {
    int[] ascending = counts.clone();
    Arrays.sort(ascending);
    int total = Arrays.stream(counts).sum();
    int held = 0;
    int taken = 0;
    while (2 * held <= total) {
      taken++;
      held += ascending[counts.length - taken];
    }
    return taken;
  }

  private static BigFraction giniByRank(int[] counts) {
    int[] ascending = counts.clone();
    Arrays.sort(ascending);
    int weighted = 0;
    for (int i = 1; i <= counts.length; i++) {
      weighted += (2 * i - counts.length - 1) * ascending[i - 1];
    }
    return BigFraction.of(weighted, counts.length * Arrays.stream(counts).sum());
  }

  /** Groups as HOLDERSxSIZE. */
  private static HolderSizes sizes(String histogram) {
    Map<BigInteger, Long> groups = new HashMap<>();
    for (String group : histogram.split(" ", -1)) {
      String[] parts = group.split("x", -1);
      groups.put(new BigInteger(parts[1]), Long.valueOf(parts[0]));
    }
    return HolderSizes.of(groups);
  }

  private static long[] longs(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
  }
}
