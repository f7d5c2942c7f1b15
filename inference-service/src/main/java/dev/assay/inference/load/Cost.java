package dev.assay.inference.load;

import dev.assay.inference.claims.TokenPrice;
import dev.assay.inference.exchanges.Heard.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one request costs, or what it costs at most.
 *
 * @param promptTokens tokens of the prompt
 * @param answerTokens tokens of the answer
 * @param price what they cost; null when that isn't known, and no money is counted
 */
record Cost(long promptTokens, long answerTokens, @Nullable TokenPrice price) {
  /** For what a chat template puts around a message. */
  private static final int TEMPLATE_TOKENS = 256;

  /**
   * The most that a request can cost. Tokenizers cut bytes into tokens of one byte or more, so a
   * prompt has no more tokens than the whole body has bytes; a template adds a few.
   */
  static Cost atMost(long bodyBytes, int maxTokens, @Nullable TokenPrice price) {
    return new Cost(bodyBytes + TEMPLATE_TOKENS, maxTokens, price);
  }

  /**
   * What a request cost by the endpoint's own count, as far as that isn't below what was counted
   * here; where the endpoint states nothing, this cost remains.
   */
  Cost stated(@Nullable Usage usage, long fewestPrompt, long fewestAnswer) {
    Integer prompt = usage == null ? null : usage.promptTokens();
    Integer answer = usage == null ? null : usage.completionTokens();
    return new Cost(
        prompt == null ? promptTokens : Math.max(prompt, fewestPrompt),
        answer == null ? answerTokens : Math.max(answer, fewestAnswer),
        price);
  }

  long tokens() {
    return promptTokens + answerTokens;
  }

  /** In the price's currency; zero without a price. */
  BigDecimal money() {
    return price == null ? BigDecimal.ZERO : price.of(promptTokens, answerTokens);
  }
}
