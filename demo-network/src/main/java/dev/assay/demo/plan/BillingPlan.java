package dev.assay.demo.plan;

/**
 * What tokens cost and how they are counted; one account, whose meter everyone may read.
 *
 * @param inputCents US cents for a million prompt tokens
 * @param outputCents US cents for a million answer tokens
 * @param chargedFactor the meter counts so many times what the stated tokens cost
 * @param countedFactor so many times the answer's tokens are stated
 */
public record BillingPlan(
    int inputCents, int outputCents, double chargedFactor, double countedFactor) {
  public BillingPlan {
    Demand.between("inference.billing.inputCents", inputCents, 0, 1_000_000);
    Demand.between("inference.billing.outputCents", outputCents, 0, 1_000_000);
    Demand.positive("inference.billing.chargedFactor", chargedFactor);
    Demand.positive("inference.billing.countedFactor", countedFactor);
  }

  /** Ten cents and forty cents; charged and counted as it is. */
  public static BillingPlan standard() {
    return new BillingPlan(10, 40, 1, 1);
  }

  public BillingPlan withChargedFactor(double factor) {
    return new BillingPlan(inputCents, outputCents, factor, countedFactor);
  }

  public BillingPlan withCountedFactor(double factor) {
    return new BillingPlan(inputCents, outputCents, chargedFactor, factor);
  }

  /** The tokens that are stated of an answer with so many. */
  public int stated(int tokens) {
    return Math.toIntExact(Math.round(countedFactor * tokens));
  }
}
