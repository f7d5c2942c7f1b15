package dev.assay.demo.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What stands between the model and the caller.
 *
 * @param delivery when tokens that are there are handed on
 * @param sameTextAgain whether a prompt's text follows from the prompt, as with the likeliest
 *     tokens
 * @param repeatedFactor a prompt that was asked before takes so many times as long; below 1 it is
 *     answered from a cache
 */
public record GatewayPlan(Delivery delivery, boolean sameTextAgain, double repeatedFactor) {

  /** When tokens are handed on. */
  public enum Delivery {
    /** Each when it is due. */
    @JsonProperty("as-generated")
    AS_GENERATED,
    /** All when the last one is due. */
    @JsonProperty("at-the-end")
    AT_THE_END,
    /** The first when it is due, all others when the last one is. */
    @JsonProperty("first-then-the-end")
    FIRST_THEN_THE_END
  }

  public GatewayPlan {
    Demand.positive("inference.gateway.repeatedFactor", repeatedFactor);
  }

  /** Hands on every token when it is due and keeps nothing. */
  public static GatewayPlan standard() {
    return new GatewayPlan(Delivery.AS_GENERATED, false, 1);
  }

  public GatewayPlan withDelivery(Delivery delivery) {
    return new GatewayPlan(delivery, sameTextAgain, repeatedFactor);
  }

  public GatewayPlan withSameTextAgain(boolean same) {
    return new GatewayPlan(delivery, same, repeatedFactor);
  }

  public GatewayPlan withRepeatedFactor(double factor) {
    return new GatewayPlan(delivery, sameTextAgain, factor);
  }
}
