package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import java.math.BigDecimal;

/**
 * What tokens cost.
 *
 * @param currency such as {@code USD}
 * @param inputPerMillion for a million prompt tokens
 * @param outputPerMillion for a million answer tokens
 */
public record TokenPrice(String currency, BigDecimal inputPerMillion, BigDecimal outputPerMillion) {
  private static final int MILLION_DIGITS = 6;

  public TokenPrice {
    Require.text(currency, "currency", 10);
    Require.that(
        Require.present(inputPerMillion, "inputPerMillion").signum() >= 0,
        "inputPerMillion",
        "must not be negative");
    Require.that(
        Require.present(outputPerMillion, "outputPerMillion").signum() >= 0,
        "outputPerMillion",
        "must not be negative");
  }

  /** The claimed price. */
  public static TokenPrice of(PriceClaim claim) {
    return new TokenPrice(claim.currency(), claim.inputPerMillion(), claim.outputPerMillion());
  }

  /** What so many tokens cost, exactly. */
  public BigDecimal of(long promptTokens, long answerTokens) {
    return inputPerMillion
        .multiply(BigDecimal.valueOf(promptTokens))
        .add(outputPerMillion.multiply(BigDecimal.valueOf(answerTokens)))
        .movePointLeft(MILLION_DIGITS);
  }
}
