package dev.assay.inference.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawnNumbersTest {
  private static final byte[] SEED = new byte[32];

  @Test
  void givenASeedAndAPurpose_whenDrawnAgain_thenTheNumbersAreTheSame() {
    assertThat(numbers(SEED, "one")).isEqualTo(numbers(SEED, "one"));
    assertThat(numbers(SEED, "one")).isNotEqualTo(numbers(SEED, "another"));
    byte[] other = SEED.clone();
    other[31] = 1;
    assertThat(numbers(SEED, "one")).isNotEqualTo(numbers(other, "one"));
  }

  @Test
  void givenABound_whenDrawnOften_thenEveryNumberComesAboutAsOften() {
    // Given
    DrawnNumbers drawn = DrawnNumbers.of(SEED, "dice");
    int[] counts = new int[6];
    // When
    for (int i = 0; i < 6000; i++) {
      counts[drawn.below(6)]++;
    }
    // Then: within six standard deviations of 1000
    assertThat(IntStream.of(counts).boxed()).allMatch(count -> count > 820 && count < 1180);
  }

  @Test
  void givenThings_whenShuffled_thenNoneIsLost() {
    // Given
    List<Integer> things = IntStream.range(0, 50).boxed().toList();
    // When
    List<Integer> order = DrawnNumbers.of(SEED, "order").shuffled(things);
    // Then
    assertThat(order).containsExactlyInAnyOrderElementsOf(things).isNotEqualTo(things);
  }

  private static List<Integer> numbers(byte[] seed, String purpose) {
    DrawnNumbers drawn = DrawnNumbers.of(seed, purpose);
    return IntStream.range(0, 20).mapToObj(i -> drawn.below(1000)).toList();
  }
}
