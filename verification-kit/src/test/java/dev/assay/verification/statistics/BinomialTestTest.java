package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTestTest {
  private static final int[] VIOLATIONS = {0, 1, 2, 3, 4, 5, 10, 20};

  @ParameterizedTest
  @CsvSource({
    "0.9,   44 64 81 97 113 127 197 325",
    "0.95,  90 130 165 198 229 259 398 656",
    "0.97,  152 219 277 332 383 433 667 1097",
    "0.99,  459 662 838 1001 1157 1307 2010 3304",
    "0.999, 4603 6636 8403 10042 11601 13105 20140 33097"
  })
  void theLeastTrialsOfEachPercentileAt99Percent(double p, String expected) {
    // Given
    double allowed = BinomialTest.rateAbove(p);
    String[] least = expected.split(" ", -1);
    for (int i = 0; i < VIOLATIONS.length; i++) {
      int s = VIOLATIONS[i];
      int n = Integer.parseInt(least[i]);
      // When / Then
      assertThat(BinomialTest.leastTrials(s, allowed, 0.01)).hasValue(n);
      assertThat(BinomialTest.ofQuantile(p, n, s).confirms(0.01)).isTrue();
      assertThat(BinomialTest.ofQuantile(p, n - 1, s).confirms(0.01)).isFalse();
    }
  }

  /** Expected values: exact rationals. */
  @ParameterizedTest
  @CsvSource({
    "90,  0,  0.05, 0.009888364709658991, 1.0",
    "20,  5,  0.05, 0.9996707056754717,   0.0025739403346522814",
    "10,  3,  0.05, 0.9989715020621094,   0.011503557379296874",
    "656, 20, 0.05, 0.009876917740635984, 0.9944533375451855",
    "100, 12, 0.05, 0.9985356519919656,   0.004274182466365913",
    "7,   0,  0,    1,                    1",
    "0,   0,  0.05, 1,                    1"
  })
  void theTailsAreThoseOfTheExactRationals(
      int n, int violations, double allowed, double lower, double upper) {
    // Given
    BinomialTest test = new BinomialTest(n, violations, allowed);
    // When / Then
    assertThat(test.lowerTail().probability()).isCloseTo(lower, within(1e-13 * lower));
    assertThat(test.upperTail().probability()).isCloseTo(upper, within(1e-13 * upper));
  }

  @ParameterizedTest
  @CsvSource({
    "0.95, 90,   0,  true,  false",
    "0.95, 89,   0,  false, false",
    "0.95, 100,  5,  false, false",
    "0.95, 100,  12, false, true",
    "0.95, 100,  11, false, false",
    "0.99, 2010, 10, true,  false",
    "0.5,  0,    0,  false, false"
  })
  void aClaimIsConfirmedRefutedOrLeftOpen(
      double p, int n, int violations, boolean confirmed, boolean refuted) {
    // Given
    BinomialTest test = BinomialTest.ofQuantile(p, n, violations);
    // When / Then
    assertThat(test.confirms(0.01)).isEqualTo(confirmed);
    assertThat(test.refutes(0.01)).isEqualTo(refuted);
  }

  @Test
  void neverIsRefutedByOneViolationWithoutErrorAndConfirmedByNothing() {
    // Given
    BinomialTest once = new BinomialTest(1_000_000, 1, 0);
    // When / Then
    assertThat(once.upperTail()).isEqualTo(Tail.IMPOSSIBLE);
    assertThat(once.refutes(1e-300)).isTrue();
    assertThat(new BinomialTest(1_000_000, 0, 0).confirms(0.01)).isFalse();
    assertThat(BinomialTest.leastTrials(0, 0, 0.01)).isEmpty();
  }

  @Test
  void aPossibleOutcomeNeverHasProbabilityZero() {
    // Given
    BinomialTest all = new BinomialTest(1_000_000, 1_000_000, 0.001);
    // When / Then
    assertThat(all.upperTail().probability()).isPositive();
    assertThat(all.upperTail().shown().toPlainString())
        .isEqualTo("0.0000000000000000000000000000000000000001");
  }

  @Test
  void leastTrialsBeyondAnIntAreSaidToBeNone() {
    // Given
    double oneInABillion = 1e-9;
    // When / Then
    assertThat(BinomialTest.leastTrials(0, 1e-8, 0.01)).hasValue(460_517_017);
    assertThat(BinomialTest.leastTrials(0, oneInABillion, 0.01)).isEmpty();
    assertThat(BinomialTest.leastTrials(Integer.MAX_VALUE, 0.5, 0.01)).isEmpty();
  }

  @Test
  void theExactSizeOfBothDecisionsIsAtMostAlphaAtTheBoundary() {
    // Given
    double alpha = 0.01;
    for (double q : new double[] {0.001, 0.01, 0.05, 0.1, 0.5, 0.9}) {
      for (int n : new int[] {1, 7, 44, 100, 300}) {
        // When
        double confirmed = 0;
        double refuted = 0;
        for (int s = 0; s <= n; s++) {
          BinomialTest test = new BinomialTest(n, s, q);
          confirmed = test.confirms(alpha) ? test.lowerTail().probability() : confirmed;
          refuted =
              test.refutes(alpha) ? Math.max(refuted, test.upperTail().probability()) : refuted;
        }
        // Then
        assertThat(confirmed).isLessThanOrEqualTo(alpha);
        assertThat(refuted).isLessThanOrEqualTo(alpha);
      }
    }
  }

  @Test
  void simulatedRunsAtTheBoundaryErrNoMoreOftenThanAlpha() {
    // Given
    SplittableRandom random = new SplittableRandom(1);
    int runs = 20_000;
    int n = 200;
    double alpha = 0.05;
    int confirmed = 0;
    int refuted = 0;
    // When
    for (int run = 0; run < runs; run++) {
      int violations = (int) random.doubles(n).filter(u -> u < 0.1).count();
      BinomialTest test = new BinomialTest(n, violations, 0.1);
      confirmed += test.confirms(alpha) ? 1 : 0;
      refuted += test.refutes(alpha) ? 1 : 0;
    }
    // Then
    double most = alpha + 4 * Math.sqrt(alpha * (1 - alpha) / runs);
    assertThat((double) confirmed / runs).isBetween(alpha / 3, most);
    assertThat((double) refuted / runs).isBetween(alpha / 3, most);
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given / When / Then
    assertThatIllegalArgumentException().isThrownBy(() -> new BinomialTest(-1, 0, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new BinomialTest(5, 6, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new BinomialTest(5, -1, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new BinomialTest(5, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new BinomialTest(5, 1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> BinomialTest.ofQuantile(1, 5, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BinomialTest(5, 1, 0.1).confirms(Double.NaN))
        .withMessageContaining("alpha");
    assertThatIllegalArgumentException().isThrownBy(() -> BinomialTest.leastTrials(0, 0.1, 0));
  }
}
