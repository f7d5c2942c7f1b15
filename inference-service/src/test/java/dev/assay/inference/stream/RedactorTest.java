package dev.assay.inference.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inference.exchanges.Heard.Alternative;
import dev.assay.inference.exchanges.Heard.TokenLogprob;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactorTest {
  private static final String KEY = "sk-0123456789";

  @ParameterizedTest
  @CsvSource({
    "plain, plain, 0",
    "my sk-0123456789!, my [redacted]!, 1",
    "sk-0123456789sk-0123456789, [redacted], 2",
    "sk-0123456789 sk-0123456789, [redacted] [redacted], 2",
    "breaks off sk-0123, breaks off [redacted], 1",
    "short of sk-, short of sk-, 0",
    "other-key-77 and sk-0123456789, [redacted] and [redacted], 2",
    "sk-012345678, [redacted], 1",
    "SK-0123456789, SK-0123456789, 0"
  })
  void givenAText_whenCleaned_thenKeysAreReplacedAndCounted(String text, String clean, int count) {
    // Given
    Redactor redactor = new Redactor(List.of(KEY, "other-key-77", ""));
    // When, then
    assertThat(redactor.clean(text, 100)).isEqualTo(clean);
    assertThat(redactor.redactions()).isEqualTo(count);
  }

  @Test
  void givenAKeyAcrossTheCut_whenCleaned_thenNoPartOfItIsLeft() {
    // Given
    Redactor redactor = new Redactor(List.of(KEY));
    for (int before = 0; before < 20; before++) {
      // When
      String clean = redactor.clean("x".repeat(before) + KEY + "y".repeat(10), 15);
      // Then
      assertThat(clean).doesNotContain("sk-").hasSizeLessThanOrEqualTo(15);
    }
  }

  @Test
  void givenTokensThatSpellAKey_whenCleaned_thenTheyAndTheirAlternativesAreReplaced() {
    // Given
    Redactor redactor = new Redactor(List.of(KEY));
    List<TokenLogprob> tokens =
        List.of(token("my "), token("sk-01"), token("23456789"), token("!"), token(KEY + "?"));
    // When
    List<TokenLogprob> clean = redactor.clean(tokens, 100);
    // Then
    assertThat(clean)
        .extracting(TokenLogprob::token)
        .containsExactly("my ", "[redacted]", "[redacted]", "!", "[redacted]");
    assertThat(clean.get(1).top()).containsExactly(new Alternative("[redacted]", -1));
    assertThat(clean.get(3).top()).containsExactly(new Alternative("!", -1));
  }

  @Test
  void givenAnyText_whenCleaned_thenUtf8HoldsItAndTheKeyIsGone() {
    // Given
    Random random = new Random(7);
    Redactor redactor = new Redactor(List.of(KEY));
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 6; i++) {
        text.append(
            random.nextBoolean() ? KEY : String.valueOf((char) (0xd000 + random.nextInt(0x1000))));
      }
      // When
      String clean = redactor.clean(text.toString(), 1 + random.nextInt(60));
      // Then
      assertThat(clean).doesNotContain(KEY);
      assertThat(new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .isEqualTo(clean);
    }
  }

  private static TokenLogprob token(String token) {
    return new TokenLogprob(token, -1, List.of(new Alternative(token, -1)));
  }
}
