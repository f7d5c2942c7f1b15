package dev.assay.inference.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PromptClassTest {
  private static final byte[] SEED = new byte[32];

  /** A common English word is a token; of the sixteen digits two or three make one. */
  @ParameterizedTest
  @CsvSource({"SHORT, 26", "TOKENS_100, 88", "TOKENS_1000, 988", "TOKENS_10000, 9988"})
  void givenAClass_whenWritten_thenItHasAboutSoManyWords(PromptClass prompts, int words) {
    assertThat(prompts.prompt(SEED, 0).split(" ")).hasSizeBetween(words - 5, words + 5);
  }

  /** By OpenAI's cl100k_base, as one tokenizer among many. */
  @ParameterizedTest
  @CsvSource({"SHORT, 30", "TOKENS_100, 100", "TOKENS_1000, 1000", "TOKENS_10000, 10000"})
  void givenAClass_whenCutIntoTokens_thenItHasAboutAsManyAsItSays(PromptClass prompts, int tokens) {
    int counted =
        Encodings.newLazyEncodingRegistry()
            .getEncoding(EncodingType.CL100K_BASE)
            .countTokens(prompts.prompt(SEED, 0));
    assertThat(counted).isBetween(tokens - 1 - tokens / 10, tokens + 9 + tokens / 20);
  }

  @ParameterizedTest
  @EnumSource
  void givenManyPositions_whenWritten_thenPromptsDifferFromTheirFirstCharactersOn(
      PromptClass prompts) {
    // Given
    Set<String> beginnings = new HashSet<>();
    // When
    for (int i = 0; i < 200; i++) {
      beginnings.add(prompts.prompt(SEED, i).substring(0, 8));
    }
    // Then
    assertThat(beginnings).hasSize(200);
  }

  @Test
  void givenASeed_whenWrittenAgain_thenItIsTheSameText() {
    // Given
    byte[] other = SEED.clone();
    other[31] = 1;
    // When
    String prompt = PromptClass.TOKENS_100.prompt(SEED, 7);
    // Then
    assertThat(PromptClass.TOKENS_100.prompt(SEED.clone(), 7)).isEqualTo(prompt);
    assertThat(words(PromptClass.TOKENS_100.prompt(other, 7))).isNotEqualTo(words(prompt));
    assertThat(words(PromptClass.TOKENS_100.prompt(SEED, 8))).isNotEqualTo(words(prompt));
    assertThat(words(PromptClass.TOKENS_1000.prompt(SEED, 7))).startsWith(words(prompt));
  }

  private static String words(String prompt) {
    return String.join(" ", Arrays.copyOfRange(prompt.split("[ .]"), 1, 60));
  }
}
