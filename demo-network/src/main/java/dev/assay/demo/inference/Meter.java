package dev.assay.demo.inference;

import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Request;
import dev.assay.demo.plan.BillingPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** The one account's running total. Thread-safe. */
final class Meter {
  /** Cents for a million tokens are dollars for a hundred million. */
  private static final int DIGITS_OF_A_TOKEN = 8;

  private static final int DIGITS = 12;

  private final BillingPlan plan;
  private BigDecimal total = BigDecimal.ZERO;

  Meter(BillingPlan plan) {
    this.plan = plan;
  }

  /** Books an answer. */
  synchronized void book(int statedPrompt, int statedTokens) {
    long cents = (long) plan.inputCents() * statedPrompt + (long) plan.outputCents() * statedTokens;
    BigDecimal charged =
        BigDecimal.valueOf(cents, DIGITS_OF_A_TOKEN)
            .multiply(BigDecimal.valueOf(plan.chargedFactor()));
    total = total.add(charged);
  }

  /** What the meter shows to whoever has its key. */
  synchronized Answer answer(Request request) {
    String key = plan.meterKey();
    if (key != null && !request.header("Authorization").equals(Optional.of("Bearer " + key))) {
      return Answer.json(401, Map.of("error", "the meter needs the account's key"));
    }
    String shown = total.setScale(DIGITS, RoundingMode.HALF_EVEN).toPlainString();
    return Answer.json(Map.of("total", shown, "currency", "USD"));
  }
}
