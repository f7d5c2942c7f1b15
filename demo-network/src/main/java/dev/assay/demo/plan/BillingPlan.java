package dev.assay.demo.plan;

import org.jspecify.annotations.Nullable;

/**
 * What tokens cost and how they are counted; one account.
 *
 * @param inputCents US cents for a million prompt tokens
 * @param outputCents US cents for a million answer tokens
 * @param chargedFactor the meter counts so many times what the stated tokens cost
 * @param countedFactor so many times the answer's tokens are stated
 * @param promptFactor so many times the prompt's tokens are stated
 * @param promptOverhead so many more prompt tokens are stated, as a system prompt adds
 * @param meterKey without which nobody may read the meter; null where everyone may
 */
public record BillingPlan(
    int inputCents,
    int outputCents,
    double chargedFactor,
    double countedFactor,
    double promptFactor,
    int promptOverhead,
    @Nullable String meterKey) {
  public BillingPlan {
    Demand.between("inference.billing.inputCents", inputCents, 0, 1_000_000);
    Demand.between("inference.billing.outputCents", outputCents, 0, 1_000_000);
    Demand.positive("inference.billing.chargedFactor", chargedFactor);
    Demand.positive("inference.billing.countedFactor", countedFactor);
    Demand.positive("inference.billing.promptFactor", promptFactor);
    Demand.between("inference.billing.promptOverhead", promptOverhead, 0, 1_000_000);
  }

  /** Ten cents and forty cents; charged and counted as it is, the meter open. */
  public static BillingPlan standard() {
    return new BillingPlan(10, 40, 1, 1, 1, 0, null);
  }

  public BillingPlan withChargedFactor(double factor) {
    return with("chargedFactor", factor);
  }

  public BillingPlan withCountedFactor(double factor) {
    return with("countedFactor", factor);
  }

  public BillingPlan withPromptFactor(double factor) {
    return with("promptFactor", factor);
  }

  public BillingPlan withPromptOverhead(int tokens) {
    return with("promptOverhead", tokens);
  }

  public BillingPlan withMeterKey(String key) {
    return with("meterKey", key);
  }

  /** The tokens that are stated of an answer with so many. */
  public int stated(int tokens) {
    return Math.toIntExact(Math.round(countedFactor * tokens));
  }

  /** The tokens that are stated of a prompt with so many. */
  public int statedPrompt(int tokens) {
    return Math.toIntExact(promptOverhead + Math.round(promptFactor * tokens));
  }

  private BillingPlan with(String field, Object value) {
    return PlanDocument.changed(this, field, value);
  }
}
