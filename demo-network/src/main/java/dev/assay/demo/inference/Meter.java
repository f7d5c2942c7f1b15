package dev.assay.demo.inference;

import dev.assay.demo.http.Answer;
import dev.assay.demo.plan.BillingPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

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
  synchronized void book(int promptTokens, int statedTokens) {
    long cents = (long) plan.inputCents() * promptTokens + (long) plan.outputCents() * statedTokens;
    BigDecimal charged =
        BigDecimal.valueOf(cents, DIGITS_OF_A_TOKEN)
            .multiply(BigDecimal.valueOf(plan.chargedFactor()));
    total = total.add(charged);
  }

  /** What the meter shows. */
  synchronized Answer answer() {
    String shown = total.setScale(DIGITS, RoundingMode.HALF_EVEN).toPlainString();
    return Answer.json(Map.of("total", shown, "currency", "USD"));
  }
}
