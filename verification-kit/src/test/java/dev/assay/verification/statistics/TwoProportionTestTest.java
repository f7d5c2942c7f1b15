package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoProportionTestTest {

  /** Expected values: exact rationals; Fisher's tea first, his convicts second. */
  @ParameterizedTest
  @CsvSource({
    "3, 4, 1, 4, 0.24285714285714285, 0.9857142857142858, 0.4857142857142857",
    "2, 12, 15, 18, 0.9999845190186861, 0.00046518094336290503, 0.0005367241191434358",
    "0, 50, 7, 50, 1.0, 0.006239826370048833, 0.012479652740097666",
    "40, 400, 22, 500, 0.0007916243964904572, 0.9996941312044071, 0.0013220647791954768",
    "0, 0, 3, 5, 1.0, 1.0, 1.0",
    "10, 10, 0, 10, 5.412544112234515e-06, 1.0, 1.082508822446903e-05"
  })
  void theTailsAreThoseOfTheExactRationals(
      int s1, int n1, int s2, int n2, double greater, double less, double different) {
    // Given
    TwoProportionTest test = new TwoProportionTest(s1, n1, s2, n2);
    // When / Then
    assertThat(test.firstGreater().probability()).isCloseTo(greater, within(1e-12 * greater));
    assertThat(test.firstLess().probability()).isCloseTo(less, within(1e-12 * less));
    assertThat(test.different().probability()).isCloseTo(different, within(1e-12 * different));
  }

  @Test
  void changingTheGroupsMirrorsTheTails() {
    for (int s1 = 0; s1 <= 12; s1++) {
      for (int s2 = 0; s2 <= 9; s2++) {
        // Given
        TwoProportionTest test = new TwoProportionTest(s1, 12, s2, 9);
        TwoProportionTest mirrored = new TwoProportionTest(s2, 9, s1, 12);
        // When / Then
        assertThat(test.firstGreater().probability())
            .isCloseTo(mirrored.firstLess().probability(), within(1e-12));
        assertThat(test.different().probability())
            .isCloseTo(mirrored.different().probability(), within(1e-12));
      }
    }
  }

  @Test
  void theExactSizeIsAtMostAlphaForEqualProportions() {
    // Given
    int n1 = 15;
    int n2 = 10;
    for (double q : new double[] {0.05, 0.3, 0.5}) {
      double[] errors = new double[2];
      for (int s1 = 0; s1 <= n1; s1++) {
        for (int s2 = 0; s2 <= n2; s2++) {
          double weight =
              BinomialTails.atMost(s1, n1, q).probability()
                  - (s1 > 0 ? BinomialTails.atMost(s1 - 1, n1, q).probability() : 0);
          weight *=
              BinomialTails.atMost(s2, n2, q).probability()
                  - (s2 > 0 ? BinomialTails.atMost(s2 - 1, n2, q).probability() : 0);
          // When
          TwoProportionTest test = new TwoProportionTest(s1, n1, s2, n2);
          errors[0] += test.firstGreater().atMost(0.05) ? weight : 0;
          errors[1] += test.different().atMost(0.05) ? weight : 0;
        }
      }
      // Then
      assertThat(errors[0]).isLessThanOrEqualTo(0.05);
      assertThat(errors[1]).isLessThanOrEqualTo(0.05);
    }
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given / When / Then
    assertThatIllegalArgumentException().isThrownBy(() -> new TwoProportionTest(3, 2, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TwoProportionTest(0, 2, -1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TwoProportionTest(0, 0, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TwoProportionTest(0, Integer.MAX_VALUE, 0, 1));
  }
}
