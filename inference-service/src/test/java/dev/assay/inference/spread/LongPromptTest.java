package dev.assay.inference.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongPromptTest {
  private static final byte[] SEED = new byte[32];

  @Test
  void givenAPrefix_whenAskedAgain_thenOnlyTheEndingDiffers() {
    // When
    String first = LongPrompt.of(SEED, 3, 0);
    String again = LongPrompt.of(SEED, 3, 1);
    // Then
    int end = first.indexOf(".\n\n");
    assertThat(again).startsWith(first.substring(0, end)).isNotEqualTo(first);
    assertThat(first.substring(0, end).split(" ", -1)).hasSize(1 + 63 * 32);
    assertThat(LongPrompt.of(SEED, 3, 0)).isEqualTo(first);
  }

  @Test
  void givenPrefixesAndSeeds_whenWritten_thenTheyDifferFromTheirFirstWordOn() {
    // Given
    Set<String> beginnings = new HashSet<>();
    // When
    for (int prefix = 0; prefix < 20; prefix++) {
      beginnings.add(LongPrompt.of(SEED, prefix, 0).substring(0, 16));
      beginnings.add(LongPrompt.of(new byte[] {1}, prefix, 0).substring(0, 16));
    }
    // Then
    assertThat(beginnings).hasSize(40);
  }
}
