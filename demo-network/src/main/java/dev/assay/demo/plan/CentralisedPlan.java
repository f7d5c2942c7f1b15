package dev.assay.demo.plan;

/**
 * A second endpoint with the same model, as a centralised provider would run it; it never fails.
 *
 * @param firstToken from the request's arrival to the first token
 * @param nextToken from each token to the next
 */
public record CentralisedPlan(Latency firstToken, Latency nextToken) {

  /** As fast as the standard endpoint. */
  public static CentralisedPlan standard() {
    return new CentralisedPlan(new Latency(20, 0.35), new Latency(2, 0.35));
  }
}
