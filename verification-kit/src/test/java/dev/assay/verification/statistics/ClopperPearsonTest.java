package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.verification.statistics.ClopperPearson.Interval;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClopperPearsonTest {

  /** Expected values: roots of the regularised incomplete beta function at forty digits. */
  @ParameterizedTest
  @CsvSource({
    "0,  10,   0.05, 0,                   0.3084971078187608",
    "5,  20,   0.05, 0.08657146910143454, 0.4910458717079575",
    "10, 100,  0.05, 0.04900468922148596, 0.1762225977400227",
    "20, 20,   0.01, 0.7672704990109255,  1",
    "50, 1000, 0.01, 0.03392666271022028, 0.07050437520145813",
    "0,  0,    0.05, 0,                   1"
  })
  void theIntervalHoldsTheKnownBounds(int k, int n, double alpha, double lower, double upper) {
    // Given / When
    Interval interval = ClopperPearson.interval(k, n, alpha);
    // Then
    assertThat(interval.lower()).isCloseTo(lower, within(1e-11 * lower));
    assertThat(interval.upper()).isCloseTo(upper, within(1e-11 * upper));
  }

  @Test
  void noCountBoundsTheProportionByTheRootOfAlpha() {
    // Given
    int n = 459;
    // When
    double upper = ClopperPearson.upperBound(0, n, 0.01);
    // Then
    double root = 1 - Math.pow(0.01, 1.0 / n);
    assertThat(upper).isCloseTo(root, within(1e-11 * root)).isLessThan(0.01001);
  }

  @Test
  void aTinyBoundKeepsItsRelativeAccuracy() {
    // Given
    int n = 2_000_000_000;
    // When
    double lower = ClopperPearson.lowerBound(1, n, 0.01);
    // Then
    double exact = -Math.expm1(Math.log1p(-0.01) / n);
    assertThat(lower).isCloseTo(exact, within(1e-11 * exact));
  }

  @Test
  void theBoundsAreTheInverseOfTheTest() {
    // Given
    int n = 60;
    for (int k = 0; k <= n; k++) {
      double lower = ClopperPearson.lowerBound(k, n, 0.01);
      double upper = ClopperPearson.upperBound(k, n, 0.01);
      for (double q = 0.01; q < 1; q += 0.07) {
        // When
        BinomialTest test = new BinomialTest(n, k, q);
        // Then
        assertThat(test.refutes(0.01)).isEqualTo(q <= lower);
        assertThat(test.confirms(0.01)).isEqualTo(upper <= q);
      }
    }
  }

  @Test
  void simulatedIntervalsMissTheProportionNoMoreOftenThanAlpha() {
    // Given
    SplittableRandom random = new SplittableRandom(2);
    int runs = 20_000;
    int n = 50;
    double alpha = 0.05;
    Interval[] intervals = new Interval[n + 1];
    for (int k = 0; k <= n; k++) {
      intervals[k] = ClopperPearson.interval(k, n, alpha);
    }
    int missed = 0;
    // When
    for (int run = 0; run < runs; run++) {
      Interval interval = intervals[(int) random.doubles(n).filter(u -> u < 0.3).count()];
      missed += interval.lower() > 0.3 || interval.upper() < 0.3 ? 1 : 0;
    }
    // Then
    double most = alpha + 4 * Math.sqrt(alpha * (1 - alpha) / runs);
    assertThat((double) missed / runs).isBetween(alpha / 4, most);
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given / When / Then
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.interval(3, 2, 0.05));
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.interval(-1, 2, 0.05));
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.lowerBound(1, -2, 0.05));
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.upperBound(1, 2, 1));
  }
}
