package dev.assay.layer.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private final List<String> asked = new ArrayList<>();

  @Test
  void givenAKey_whenAskedTwice_thenComputedOnce() {
    // Given
    Remembered<String, Integer> lengths = lengths(2);

    // When
    int first = lengths.of("abc");
    int second = lengths.of("abc");

    // Then
    assertThat(first).isEqualTo(3).isEqualTo(second);
    assertThat(asked).containsExactly("abc");
  }

  @Test
  void givenMoreKeysThanRoom_whenAsked_thenTheOneLeastLatelyAskedIsForgotten() {
    // Given
    Remembered<String, Integer> lengths = lengths(2);

    // When
    List.of("a", "bb", "a", "ccc", "a", "bb").forEach(lengths::of);

    // Then
    assertThat(asked).containsExactly("a", "bb", "ccc", "bb");
  }

  @Test
  void givenARefusal_whenAskedAgain_thenItIsRefusedAgain() {
    // Given
    Remembered<String, Integer> numbers = new Remembered<>(2, Integer::valueOf);

    // Then
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> numbers.of("x")).isInstanceOf(NumberFormatException.class);
    }
    assertThat(numbers.of("7")).isEqualTo(7);
  }

  private Remembered<String, Integer> lengths(int most) {
    return new Remembered<>(
        most,
        text -> {
          asked.add(text);
          return text.length();
        });
  }
}
