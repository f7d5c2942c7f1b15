package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolmTest {

  @ParameterizedTest
  @CsvSource({
    "0.01 0.04 0.03 0.005, 0.03 0.06 0.06 0.02",
    "0.5 0.6,              1 1",
    "0.02,                 0.02",
    "0.01 0.01 0.01,       0.03 0.03 0.03",
    "0 0.004 0.9,          0 0.008 0.9"
  })
  void theAdjustedValuesByHand(String given, String expected) {
    // Given / When
    double[] adjusted =
        Holm.adjusted(tails(numbers(given))).stream().mapToDouble(Tail::probability).toArray();
    // Then
    assertThat(adjusted).containsExactly(numbers(expected), within(1e-15));
  }

  @Test
  void adjustingIsNeverBlunterThanSplittingAlphaAndKeepsTheOrder() {
    // Given
    SplittableRandom random = new SplittableRandom(12);
    for (int i = 0; i < 200; i++) {
      double[] given = random.doubles(random.nextInt(1, 30)).map(u -> u * u * u).toArray();
      // When
      List<Tail> adjusted = Holm.adjusted(tails(given));
      // Then
      for (int j = 0; j < given.length; j++) {
        double p = adjusted.get(j).probability();
        assertThat(p).isBetween(given[j], Math.min(1, given.length * given[j]));
        for (int k = 0; k < given.length; k++) {
          assertThat(given[j] <= given[k] && p > adjusted.get(k).probability()).isFalse();
        }
      }
    }
  }

  @Test
  void aReportWithTrueAndFalseHypothesesErrsNoMoreOftenThanAlpha() {
    // Given
    SplittableRandom random = new SplittableRandom(13);
    int runs = 1_500;
    int wrong = 0;
    // When: ten true hypotheses, five that are plainly false
    for (int run = 0; run < runs; run++) {
      double[] values = random.doubles(15).toArray();
      for (int i = 10; i < 15; i++) {
        values[i] *= 1e-6;
      }
      List<Tail> adjusted = Holm.adjusted(tails(values));
      assertThat(adjusted.subList(10, 15)).allMatch(tail -> tail.atMost(0.05));
      wrong += adjusted.subList(0, 10).stream().anyMatch(tail -> tail.atMost(0.05)) ? 1 : 0;
    }
    // Then
    assertThat((double) wrong / runs).isBetween(0.03, 0.05 + 4 * Math.sqrt(0.05 * 0.95 / runs));
  }

  @Test
  void evidenceBecomesItsReciprocal() {
    // Given / When / Then
    assertThat(Holm.ofEvidence(Math.log(400)).probability()).isCloseTo(1 / 400.0, within(1e-15));
    assertThat(Holm.ofEvidence(-3)).isEqualTo(new Tail(1));
    assertThat(Holm.ofEvidence(Double.NEGATIVE_INFINITY)).isEqualTo(new Tail(1));
    assertThat(Holm.ofEvidence(1e9).probability()).isPositive();
    assertThatIllegalArgumentException().isThrownBy(() -> Holm.ofEvidence(Double.NaN));
  }

  @Test
  void whatASplitOfAlphaDecidedStaysDecidedAndMoreMayFollow() {
    // Given: each of three stops at ln(3/0.01); one only reached ln(2/0.01)
    List<Tail> tails =
        List.of(
            Holm.ofEvidence(Math.log(301)),
            Holm.ofEvidence(Math.log(201)),
            Holm.ofEvidence(Math.log(5)));
    // When
    List<Tail> adjusted = Holm.adjusted(tails);
    // Then
    assertThat(adjusted.get(0).atMost(0.01)).isTrue();
    assertThat(adjusted.get(1).atMost(0.01)).isTrue();
    assertThat(adjusted.get(2).atMost(0.01)).isFalse();
    assertThat(Holm.adjusted(List.of())).isEmpty();
  }

  private static List<Tail> tails(double[] values) {
    return Arrays.stream(values).mapToObj(Tail::new).toList();
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
