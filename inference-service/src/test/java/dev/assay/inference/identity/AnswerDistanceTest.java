package dev.assay.inference.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.inference.comparison.Permuted;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerDistanceTest {
  private static final byte[] SEED = new byte[32];

  /**
   * By hand: two answers "a" and two "b" agree in 199 of 200 positions, the missing ones; so the
   * means are 1, 199/200 and 1, and 1 - 2 * 199/200 + 1 = 1/100. Two of the six ways to split four
   * answers in two halves part them so.
   */
  @Test
  void givenAnswersOfOneLetter_whenCompared_thenTheDistanceIsTheOneByHand() {
    // Given
    AnswerDistance distance = new AnswerDistance().with(List.of("a", "a"), List.of("b", "b"));
    // Then
    assertThat(distance.answers()).isEqualTo(2);
    assertThat(distance.squared()).isEqualByComparingTo("0.01");
    assertThat(distance.permuted(SEED, 9_999)).isEqualTo(new Permuted(2, 6));
  }

  /**
   * By hand, with the kernel 0 across prompts: of the 4 * 3 pairs within a side, 4 lie within one
   * prompt: mean 4/12 on either side; of the 16 across the sides 8 do, those of the first prompt at
   * 199/200: (4 * 199/200 + 4) / 16. So 8/12 - 2 * 7.98/16 = -0.330833. Exchanging within prompts,
   * two of the six ways of the first prompt go so far, and all of the second.
   */
  @Test
  void givenTwoPrompts_whenCompared_thenAnswersStayWithinTheirPrompts() {
    // Given
    AnswerDistance distance =
        new AnswerDistance()
            .with(List.of("a", "a"), List.of("b", "b"))
            .with(List.of("c", "c"), List.of("c", "c"));
    // Then
    assertThat(distance.squared()).isEqualByComparingTo("-0.330833");
    assertThat(distance.permuted(SEED, 9_999)).isEqualTo(new Permuted(12, 36));
  }

  @ParameterizedTest
  @CsvSource({
    "ab, ab, 0",
    "ab, ba, 0.02",
    "a, ab, 0.01",
    "'', '', 0",
    "𝄞, x, 0.01",
    "𝄞x, 𝄞y, 0.01",
  })
  void givenTwoTexts_whenComparedByCodePoints_thenEachPositionCountsOnce(
      String first, String second, BigDecimal squared) {
    // Given
    AnswerDistance distance =
        new AnswerDistance().with(List.of(first, first), List.of(second, second));
    // Then
    assertThat(distance.squared()).isEqualByComparingTo(squared);
  }

  @Test
  void givenLongTexts_whenCompared_thenOnlyTheFirst200CodePointsCount() {
    // Given
    String same = "x".repeat(200);
    AnswerDistance distance =
        new AnswerDistance().with(List.of(same + "a", same + "a"), List.of(same, same + "bcd"));
    // Then
    assertThat(distance.squared()).isEqualByComparingTo("0");
  }

  @Test
  void givenNoAnswers_whenCompared_thenNothingIsSaid() {
    // Given
    AnswerDistance distance = new AnswerDistance().with(List.of(), List.of());
    // Then
    assertThat(distance.squared()).isEqualByComparingTo("0");
    assertThat(distance.permuted(SEED, 99).p().probability()).isEqualTo(1);
  }

  @Test
  void givenMoreAnswersOfOneSide_whenAdded_thenThatIsAnError() {
    assertThatThrownBy(() -> new AnswerDistance().with(List.of("a"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
