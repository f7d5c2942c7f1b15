package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnytimeTestTest {
  private static final MathContext THIRTY = new MathContext(30);

  /** Expected values: the formula at eighty digits. */
  @ParameterizedTest
  @CsvSource({
    "3,   10,   0.05,  1.98381067153048352",
    "5,   20,   0.05,  2.91647399851257560",
    "0,   50,   0.05,  -3.57580488001179342",
    "10,  100,  0.05,  -0.331792392840407790",
    "4,   4,    0.05,  10.8412248868641310",
    "1,   1,    0.001, 6.23493518757790799",
    "2,   2,    0.01,  8.29540028048510258",
    "400, 6000, 0.05,  11.5345013578834994",
    "60,  6000, 0.05,  -7.99695151784956337",
    "700, 1000, 0.5,   79.2960749475441276"
  })
  void theEvidenceAgainstAtMost(long violations, long n, double rate, double lnE) {
    // Given / When / Then
    assertThat(new AnytimeTest(n, violations, rate).lnERefuting())
        .isCloseTo(lnE, within(1e-11 * Math.abs(lnE)));
  }

  /** Expected values: the formula at eighty digits. */
  @ParameterizedTest
  @CsvSource({
    "0,    50,   0.05,  1.95129632952644627",
    "0,    90,   0.05,  3.73134952036271361",
    "2,    200,  0.05,  3.99102756542235992",
    "0,    459,  0.01,  3.72605472359942436",
    "250,  6000, 0.05,  2.00229526172009509",
    "900,  6000, 0.05,  -7.12575154700008895",
    "3,    3,    0.05,  -1.93453632205919135",
    "5000, 6000, 0.999, 4204.83525535098761"
  })
  void theEvidenceAgainstAtLeast(long violations, long n, double rate, double lnE) {
    // Given / When / Then
    assertThat(new AnytimeTest(n, violations, rate).lnEConfirming())
        .isCloseTo(lnE, within(1e-11 * Math.abs(lnE)));
  }

  @Test
  void theEvidenceIsThatOfASumOfPositiveTermsAtThirtyDigits() {
    // Given
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 40; i++) {
      double rate = random.nextInt(1, 1000) / 1000.0;
      int n = random.nextInt(1, 600);
      int violations = (int) Math.round(n * Math.pow(random.nextDouble(), 2));
      AnytimeTest test = new AnytimeTest(n, violations, rate);
      // When
      double refuting = exactE(n - violations, n, 1 - rate);
      double confirming = exactE(violations, n, rate);
      // Then
      assertThat(test.lnERefuting()).isCloseTo(refuting, within(1e-9));
      assertThat(test.lnEConfirming()).isCloseTo(confirming, within(1e-9));
    }
  }

  @Test
  void nothingSeenIsNoEvidence() {
    for (double rate : new double[] {1e-12, 0.001, 0.05, 0.5, 0.999}) {
      // Given
      AnytimeTest test = new AnytimeTest(0, 0, rate);
      // When / Then
      assertThat(test.lnERefuting()).isCloseTo(0, within(1e-12));
      assertThat(test.lnEConfirming()).isCloseTo(0, within(1e-12));
    }
  }

  @Test
  void refutingEvidenceRisesAndConfirmingEvidenceFallsWithEachViolation() {
    for (double rate : new double[] {0.001, 0.05, 0.5, 0.9}) {
      for (int n : new int[] {1, 10, 333, 5_000}) {
        for (int violations = 0; violations < n; violations++) {
          // Given
          AnytimeTest fewer = new AnytimeTest(n, violations, rate);
          AnytimeTest more = new AnytimeTest(n, violations + 1, rate);
          // When / Then
          assertThat(more.lnERefuting()).isGreaterThan(fewer.lnERefuting());
          assertThat(more.lnEConfirming()).isLessThan(fewer.lnEConfirming());
        }
      }
    }
  }

  @Test
  void oneTrialMoreLowersOrRaisesTheEvidenceByItsOutcome() {
    // Given
    SplittableRandom random = new SplittableRandom(10);
    for (int i = 0; i < 2_000; i++) {
      int n = random.nextInt(0, 3_000);
      int violations = random.nextInt(0, n + 1);
      double rate = random.nextDouble(0.001, 0.999);
      AnytimeTest now = new AnytimeTest(n, violations, rate);
      // When
      AnytimeTest success = new AnytimeTest(n + 1, violations, rate);
      AnytimeTest violation = new AnytimeTest(n + 1, violations + 1, rate);
      // Then
      double rounding = 1e-9;
      assertThat(success.lnERefuting()).isLessThan(now.lnERefuting() + rounding);
      assertThat(violation.lnERefuting()).isGreaterThan(now.lnERefuting() - rounding);
      assertThat(success.lnEConfirming()).isGreaterThan(now.lnEConfirming() - rounding);
      assertThat(violation.lnEConfirming()).isLessThan(now.lnEConfirming() + rounding);
    }
  }

  @Test
  void theTwoSidesAreMirrorImages() {
    for (int violations = 0; violations <= 40; violations++) {
      // Given
      AnytimeTest test = new AnytimeTest(40, violations, 0.2);
      AnytimeTest mirrored = new AnytimeTest(40, 40 - violations, 0.8);
      // When / Then
      assertThat(test.lnERefuting()).isEqualTo(mirrored.lnEConfirming());
      assertThat(test.lnEConfirming()).isEqualTo(mirrored.lnERefuting());
    }
  }

  /** If each trial has rate q, the expected e-value stays 1: the sum of all outcomes' weights. */
  @Test
  void theExpectedEvidenceAtTheBoundaryIsOne() {
    for (double rate : new double[] {0.01, 0.05, 0.3}) {
      for (int n : new int[] {1, 10, 200}) {
        // Given
        double refuting = 0;
        double confirming = 0;
        for (int s = 0; s <= n; s++) {
          // When
          double lnWeight = lnChoose(n, s) + s * Math.log(rate) + (n - s) * Math.log1p(-rate);
          AnytimeTest test = new AnytimeTest(n, s, rate);
          refuting += Math.exp(lnWeight + test.lnERefuting());
          confirming += Math.exp(lnWeight + test.lnEConfirming());
        }
        // Then
        assertThat(refuting).isCloseTo(1, within(1e-9));
        assertThat(confirming).isCloseTo(1, within(1e-9));
      }
    }
  }

  @Test
  void theEvidenceStaysFiniteForABillionTrials() {
    // Given
    long n = 1_000_000_000;
    for (double rate : new double[] {1e-9, 0.001, 0.05, 0.5, 0.999999}) {
      long mean = Math.round(n * rate);
      for (long violations : new long[] {0, 1, mean / 2, mean, Math.min(n, 2 * mean), n - 1, n}) {
        // When
        AnytimeTest test = new AnytimeTest(n, violations, rate);
        // Then
        assertThat(test.lnERefuting()).isFinite();
        assertThat(test.lnEConfirming()).isFinite();
      }
    }
  }

  /** The claim's own rate plus five standard deviations, from the normal limit of the mixture. */
  @Test
  void theEvidenceOfABillionTrialsIsThatOfTheNormalLimit() {
    // Given
    long n = 1_000_000_000;
    double rate = 0.05;
    double deviation = Math.sqrt(n * rate * (1 - rate));
    long violations = Math.round(n * rate + 5 * deviation);
    // When
    double lnE = new AnytimeTest(n, violations, rate).lnERefuting();
    // Then: z^2/2 + ln of (prior density at q) * sqrt(2 pi q (1-q) / n) / (prior mass above q)
    double mass = 2 * Math.acos(Math.sqrt(rate));
    double expected = 12.5 + Math.log(Math.sqrt(2 * Math.PI / n) / mass);
    assertThat(lnE).isCloseTo(expected, within(0.005));
  }

  @Test
  void zeroViolationsConfirmAfterAsManyTrialsAsTheNotesSay() {
    // Given
    double[] rates = {0.1, 0.05, 0.03, 0.01, 0.001};
    int[] least = {53, 109, 184, 556, 5585};
    for (int i = 0; i < rates.length; i++) {
      // When / Then
      assertThat(new AnytimeTest(least[i], 0, rates[i]).confirms(0.01)).isTrue();
      assertThat(new AnytimeTest(least[i] - 1, 0, rates[i]).confirms(0.01)).isFalse();
    }
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given / When / Then
    assertThatIllegalArgumentException().isThrownBy(() -> new AnytimeTest(-1, 0, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new AnytimeTest(5, 6, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new AnytimeTest(5, -1, 0.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new AnytimeTest(5, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new AnytimeTest(5, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new AnytimeTest(5, 1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new AnytimeTest(5, 1, 0.1).refutes(0));
  }

  /** ln of the ratio of B_x / (x^a y^b) after and before, each a series of positive terms. */
  private static double exactE(int counted, int n, double rate) {
    BigDecimal x = new BigDecimal(BigDecimal.valueOf(rate).round(new MathContext(6)).toString());
    BigDecimal half = new BigDecimal("0.5");
    BigDecimal after = series(half.add(BigDecimal.valueOf(counted)), BigDecimal.valueOf(n + 1L), x);
    BigDecimal before = series(half, BigDecimal.ONE, x);
    return ln(after.divide(before, THIRTY));
  }

  /** 1/a times the sum over k of x^k (a+b)(a+b+1).../((a+1)(a+2)...). */
  private static BigDecimal series(BigDecimal a, BigDecimal both, BigDecimal x) {
    BigDecimal term = BigDecimal.ONE.divide(a, THIRTY);
    BigDecimal sum = term;
    BigDecimal least = BigDecimal.ONE.movePointLeft(17);
    for (int k = 0; term.compareTo(sum.multiply(least)) > 0; k++) {
      BigDecimal ratio =
          both.add(BigDecimal.valueOf(k))
              .divide(a.add(BigDecimal.valueOf(k + 1L)), THIRTY)
              .multiply(x, THIRTY);
      term = term.multiply(ratio, THIRTY);
      sum = sum.add(term, THIRTY);
    }
    return sum;
  }

  private static double ln(BigDecimal value) {
    BigInteger mantissa = value.unscaledValue();
    int digits = value.precision();
    return Math.log(new BigDecimal(mantissa, digits).doubleValue())
        + (digits - value.scale()) * Math.log(10);
  }

  private static double lnChoose(int n, int k) {
    double sum = 0;
    for (int i = 1; i <= k; i++) {
      sum += Math.log((double) (n - k + i) / i);
    }
    return sum;
  }
}
