package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.verification.statistics.OrderStatistics.QuantileInterval;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStatisticsTest {

  /** Expected values: exact rationals; 0 means that the sample is too small. */
  @ParameterizedTest
  @CsvSource({
    "5,   0.5,  0.025, 0,   0",
    "6,   0.5,  0.025, 1,   6",
    "10,  0.5,  0.025, 2,   9",
    "20,  0.5,  0.025, 6,   15",
    "89,  0.95, 0.01,  79,  0",
    "90,  0.95, 0.01,  80,  90",
    "100, 0.95, 0.005, 89,  0",
    "500, 0.99, 0.005, 488, 0"
  })
  void theRanksAreTheTightestThatHold(int n, double p, double alpha, int lower, int upper) {
    // Given / When / Then
    assertThat(OrderStatistics.lowerRank(n, p, alpha)).isEqualTo(rank(lower));
    assertThat(OrderStatistics.upperRank(n, p, alpha)).isEqualTo(rank(upper));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0.07,  7",
    "100, 0.071, 8",
    "20, 0.95, 19",
    "1, 0.01, 1",
    "10, 0.999, 10",
    "4, 0.5, 2"
  })
  void aQuantileIsTheValueOfTheNearestRank(int n, double p, double expected) {
    // Given
    double[] oneToN = IntStream.rangeClosed(1, n).mapToDouble(i -> n + 1 - i).toArray();
    // When / Then
    assertThat(OrderStatistics.of(oneToN).quantile(p)).isEqualTo(expected);
  }

  @Test
  void boundsAreValuesOfTheSampleAndFailuresReachTheUpperOne() {
    // Given
    OrderStatistics sample =
        OrderStatistics.of(
            5, 1, Double.POSITIVE_INFINITY, 3, 2, Double.POSITIVE_INFINITY, 4, 6, 7, 8);
    // When
    QuantileInterval interval = sample.interval(0.5, 0.05);
    // Then
    assertThat(interval.lower()).hasValue(2);
    assertThat(interval.upper()).hasValue(Double.POSITIVE_INFINITY);
    assertThat(sample.upperBound(0.9, 0.01)).isEmpty();
  }

  @Test
  void theSampleKeepsItsValuesWhenTheCallersArrayChanges() {
    // Given
    double[] values = {3, 1, 2};
    OrderStatistics sample = OrderStatistics.of(values);
    // When
    values[0] = 99;
    // Then
    assertThat(sample.at(3)).isEqualTo(3);
    assertThat(sample.size()).isEqualTo(3);
    assertThat(values).containsExactly(99, 1, 2);
  }

  @Test
  void simulatedIntervalsMissTheQuantileNoMoreOftenThanAlpha() {
    // Given
    SplittableRandom random = new SplittableRandom(4);
    int runs = 2_000;
    double alpha = 0.05;
    int missedContinuous = 0;
    int missedDiscrete = 0;
    // When
    for (int run = 0; run < runs; run++) {
      double[] uniform = random.doubles(200).toArray();
      QuantileInterval continuous = OrderStatistics.of(uniform).interval(0.9, alpha);
      double[] tenths =
          IntStream.range(0, 200).mapToDouble(i -> Math.ceil(uniform[i] * 10)).toArray();
      QuantileInterval discrete = OrderStatistics.of(tenths).interval(0.9, alpha);
      missedContinuous += misses(continuous, 0.9) ? 1 : 0;
      missedDiscrete += misses(discrete, 9) ? 1 : 0;
    }
    // Then
    double most = alpha + 4 * Math.sqrt(alpha * (1 - alpha) / runs);
    assertThat((double) missedContinuous / runs).isBetween(alpha / 4, most);
    assertThat((double) missedDiscrete / runs).isLessThan(most);
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given
    OrderStatistics sample = OrderStatistics.of(1, 2);
    // When / Then
    assertThatIllegalArgumentException().isThrownBy(OrderStatistics::of);
    assertThatIllegalArgumentException().isThrownBy(() -> OrderStatistics.of(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> sample.at(0));
    assertThatIllegalArgumentException().isThrownBy(() -> sample.at(3));
    assertThatIllegalArgumentException().isThrownBy(() -> sample.quantile(1));
    assertThatIllegalArgumentException().isThrownBy(() -> sample.interval(0.5, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> OrderStatistics.lowerRank(0, 0.5, 0.1));
  }

  private static OptionalInt rank(int orZero) {
    return orZero == 0 ? OptionalInt.empty() : OptionalInt.of(orZero);
  }

  private static boolean misses(QuantileInterval interval, double quantile) {
    return interval.lower().orElseThrow() > quantile || interval.upper().orElseThrow() < quantile;
  }
}
