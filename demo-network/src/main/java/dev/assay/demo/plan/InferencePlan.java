package dev.assay.demo.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The inference endpoint: when its tokens are due and how its answers end.
 *
 * @param model the one model's id
 * @param answerTokens tokens of an answer that no {@code max_tokens} cuts shorter
 * @param firstToken from the request's arrival to the first token
 * @param nextToken from each token to the next
 * @param slowShare share of requests whose every wait is multiplied by {@code slowFactor}
 * @param slowFactor see {@code slowShare}
 * @param coldStartMillis what the very first request waits in addition
 * @param faults share of requests, by how they end; the shares add up to at most 1
 * @param framing how a stream's tokens are put into events
 * @param fleet what serves the endpoint behind its one address
 * @param centralised a second endpoint to compare with
 * @param served what stands behind the endpoint in place of the model that it names
 * @param gateway what stands between the model and the caller
 * @param billing what tokens cost and how they are counted
 */
public record InferencePlan(
    String model,
    int answerTokens,
    Latency firstToken,
    Latency nextToken,
    double slowShare,
    double slowFactor,
    int coldStartMillis,
    Map<Fault, Double> faults,
    Framing framing,
    FleetPlan fleet,
    CentralisedPlan centralised,
    ServedPlan served,
    GatewayPlan gateway,
    BillingPlan billing) {

  /** How a request ends other than by an answer. */
  public enum Fault {
    /** Status 500 with an error object. */
    @JsonProperty("server-error")
    SERVER_ERROR,
    /** Status 429 with an error object and Retry-After. */
    @JsonProperty("rate-limited")
    RATE_LIMITED,
    /** The connection is closed after some tokens. */
    @JsonProperty("cut")
    CUT,
    /** Status 200, some tokens, then an error object in the stream. */
    @JsonProperty("error-in-stream")
    ERROR_IN_STREAM,
    /** Status 200, some tokens, then silence on an open connection. */
    @JsonProperty("never-finishing")
    NEVER_FINISHING
  }

  public InferencePlan {
    Demand.between("inference.answerTokens", answerTokens, 1, 4096);
    Demand.share("inference.slowShare", slowShare);
    Demand.positive("inference.slowFactor", slowFactor);
    Demand.between("inference.coldStartMillis", coldStartMillis, 0, 600_000);
    faults = Map.copyOf(faults);
    faults.forEach((fault, share) -> Demand.share("inference.faults." + fault, share));
    double sum = faults.values().stream().mapToDouble(Double::doubleValue).sum();
    Demand.share("the sum of inference.faults", sum);
  }

  /** First token after 20 ms, the next after 2 ms each (medians); every request is answered. */
  public static InferencePlan standard() {
    return new InferencePlan(
        "demo-model",
        128,
        new Latency(20, 0.35),
        new Latency(2, 0.35),
        0,
        1,
        0,
        Map.of(),
        Framing.standard(),
        FleetPlan.standard(),
        CentralisedPlan.standard(),
        ServedPlan.standard(),
        GatewayPlan.standard(),
        BillingPlan.standard());
  }

  public InferencePlan withModel(String model) {
    return with("model", model);
  }

  public InferencePlan withAnswerTokens(int tokens) {
    return with("answerTokens", tokens);
  }

  public InferencePlan withFirstToken(Latency latency) {
    return with("firstToken", latency);
  }

  public InferencePlan withNextToken(Latency latency) {
    return with("nextToken", latency);
  }

  /** A tail: so large a share of the requests takes so many times as long. */
  public InferencePlan withSlow(double share, double factor) {
    return with("slowShare", share).with("slowFactor", factor);
  }

  public InferencePlan withColdStartMillis(int millis) {
    return with("coldStartMillis", millis);
  }

  public InferencePlan withFault(Fault fault, double share) {
    var all = new HashMap<>(faults);
    all.put(fault, share);
    return with("faults", all);
  }

  public InferencePlan withFraming(Framing framing) {
    return with("framing", framing);
  }

  public InferencePlan withFleet(FleetPlan fleet) {
    return with("fleet", fleet);
  }

  public InferencePlan withCentralised(CentralisedPlan endpoint) {
    return with("centralised", endpoint);
  }

  public InferencePlan withServed(ServedPlan served) {
    return with("served", served);
  }

  /** The plan of the centralised endpoint: the same model and answers in its own times. */
  public InferencePlan ofCentralised() {
    return standard()
        .withModel(model)
        .withAnswerTokens(answerTokens)
        .withFirstToken(centralised.firstToken())
        .withNextToken(centralised.nextToken());
  }

  public InferencePlan withGateway(UnaryOperator<GatewayPlan> change) {
    return with("gateway", change.apply(gateway));
  }

  public InferencePlan withBilling(UnaryOperator<BillingPlan> change) {
    return with("billing", change.apply(billing));
  }

  private InferencePlan with(String field, Object value) {
    return PlanDocument.changed(this, field, value);
  }
}
