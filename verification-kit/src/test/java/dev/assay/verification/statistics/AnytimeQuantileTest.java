package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnytimeQuantileTest {
  private static final double ALPHA = 0.01;

  @ParameterizedTest
  @CsvSource({"0.9, 53", "0.95, 109", "0.97, 184", "0.99, 556", "0.999, 5585"})
  void givenNoValueAbove_whenBounded_thenTheGreatestBoundsItFromTheKnownNumberOn(
      double p, int least) {
    // Then
    assertThat(AnytimeQuantile.upperRank(least - 1, p, ALPHA)).isEmpty();
    assertThat(AnytimeQuantile.upperRank(least, p, ALPHA)).hasValue(least);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 100", "0.5, 1000", "0.95, 400", "0.99, 3000"})
  void givenARank_whenTested_thenItIsTheLastThatTheTestAllows(double p, int n) {
    // Given
    double rate = BinomialTest.rateAbove(p);

    // When
    int lower = AnytimeQuantile.lowerRank(n, p, ALPHA).orElseThrow();
    int upper = AnytimeQuantile.upperRank(n, p, ALPHA).orElseThrow();

    // Then
    assertThat(new AnytimeTest(n, n - lower + 1, rate).refutes(ALPHA)).isTrue();
    assertThat(new AnytimeTest(n, n - lower, rate).refutes(ALPHA)).isFalse();
    assertThat(new AnytimeTest(n, n - upper, rate).confirms(ALPHA)).isTrue();
    assertThat(new AnytimeTest(n, n - upper + 1, rate).confirms(ALPHA)).isFalse();
    assertThat(lower).isLessThan(upper);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 200", "0.95, 800"})
  void givenAFixedNumber_whenComparedWithTheFixedBounds_thenTheseAreWider(double p, int n) {
    // Then
    assertThat(AnytimeQuantile.lowerRank(n, p, ALPHA).orElseThrow())
        .isLessThan(OrderStatistics.lowerRank(n, p, ALPHA).orElseThrow());
    assertThat(AnytimeQuantile.upperRank(n, p, ALPHA).orElseThrow())
        .isGreaterThan(OrderStatistics.upperRank(n, p, ALPHA).orElseThrow());
  }

  @Test
  void givenManySeries_whenLookedAtAfterEachValue_thenTheBoundsHardlyEverMissTheQuantile() {
    // Given
    int missed = 0;
    OptionalInt[] upper = new OptionalInt[501];
    for (int n = 1; n <= 500; n++) {
      upper[n] = AnytimeQuantile.upperRank(n, 0.9, ALPHA);
    }

    // When
    for (int series = 0; series < 1000; series++) {
      missed += everMisses(new Random(series), upper) ? 1 : 0;
    }

    // Then: 10 of 1,000 are allowed; 25 or more would come with probability 1e-4 even so
    assertThat(missed).isLessThan(25);
  }

  /** Values above the true quantile come with probability 0.1; the bound misses if it is below. */
  private static boolean everMisses(Random random, OptionalInt[] upper) {
    int above = 0;
    for (int n = 1; n < upper.length; n++) {
      above += random.nextDouble() < 0.1 ? 1 : 0;
      if (upper[n].isPresent() && upper[n].getAsInt() <= n - above) {
        return true;
      }
    }
    return false;
  }
}
