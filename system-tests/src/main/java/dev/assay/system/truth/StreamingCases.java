package dev.assay.system.truth;

import static dev.assay.system.truth.ClaimsChange.add;
import static dev.assay.system.truth.ClaimsChange.remove;
import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.plan.BillingPlan;
import dev.assay.demo.plan.Framing;
import dev.assay.demo.plan.GatewayPlan;
import dev.assay.demo.plan.GatewayPlan.Delivery;
import dev.assay.demo.plan.InferencePlan;
import dev.assay.verification.finding.Reason;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The cases of streaming, caching, roofline and price. Each claims one thing and nothing else, so
 * that it takes some dozens of requests, and a few seconds. A round of streaming goes the wrong way
 * when the waits for two first tokens, of medians up to 60 ms, differ by more than the 120 ms that
 * the longest answer takes longer, which is one in a thousand at most; four of eighteen have to,
 * less than one in a million. A unit of caching goes the wrong way when one of two computed answers
 * takes twice as long as the other, whose standard deviation is a sixteenth of it; nothing else is
 * left to chance.
 */
final class StreamingCases {
  private static final String STREAMING = "inference.streaming";
  private static final String CACHING = "inference.caching";
  private static final String ROOFLINE = "inference.roofline";
  private static final String PRICE = "inference.price";
  private static final String FIRST = "chat first token";
  private static final String MEDIAN = "chat median token";
  private static final String CHAT = "chat";
  private static final Map<String, String> STATEMENT =
      Map.of("source", "http://127.42.0.1:4280/", "date", "2026-11-01", "quote", "made up");

  private StreamingCases() {}

  static List<TruthCase> all() {
    return List.of(
        streaming(
            lie(STREAMING, "buffered", "all tokens are sent when the last one is there", FIRST),
            plan -> plan.withGateway(gateway -> gateway.withDelivery(Delivery.AT_THE_END))),
        streaming(
            lie(STREAMING, "first-token-alone", "one token early, the rest at the end", MEDIAN),
            plan -> plan.withGateway(gateway -> gateway.withDelivery(Delivery.FIRST_THEN_THE_END))),
        streaming(
            honest(STREAMING, "slow-to-begin", "the first token takes 60 ms", FIRST),
            plan -> plan.withFirstToken(plan.firstToken().times(3))),
        streaming(
            honest(STREAMING, "four-in-a-part", "four tokens a part, keep-alives between", MEDIAN),
            plan -> plan.withFraming(new Framing(4, true, true))),
        caching(
            lie(CACHING, "kept-answers", "repeated prompts take a tenth of the time", CHAT),
            gateway -> gateway.withSameTextAgain(true).withRepeatedFactor(0.1)),
        caching(
            honest(CACHING, "likeliest-tokens", "a prompt has the same answer, in full time", CHAT),
            gateway -> gateway.withSameTextAgain(true)),
        hardware(
            lie(ROOFLINE, "405b-on-a-4090", "405B at FP16 on one RTX 4090 is claimed", CHAT),
            "405000000000",
            "1008"),
        hardware(
            honest(ROOFLINE, "small-model", "half a billion parameters on one H100", CHAT)
                .nothingFound(),
            "500000000",
            "3350"),
        price(
            lie(PRICE, "overcharged", "the meter books three times the claimed price", CHAT),
            billing -> billing.withChargedFactor(3)),
        price(
            lie(PRICE, "inflated-usage", "half more tokens are stated than were sent", CHAT),
            billing -> billing.withCountedFactor(1.5)),
        price(
            honest(PRICE, "cheaper", "the meter books half of the claimed price", CHAT)
                .unproven(Reason.WEAK_SOURCE),
            billing -> billing.withChargedFactor(0.5)),
        keyed(
            lie(PRICE, "overcharged-with-a-key", "a meter with a key books three times", CHAT),
            billing -> billing.withChargedFactor(3)),
        keyed(
            honest(PRICE, "meter-with-a-key", "the account's meter needs its key", CHAT)
                .unproven(Reason.WEAK_SOURCE),
            billing -> billing),
        counted(
            lie(PRICE, "inflated-prompts", "prompts are stated with half more tokens", CHAT),
            billing -> billing.withPromptFactor(1.5)),
        counted(
            honest(PRICE, "system-prompt", "40 tokens of a system prompt before each", CHAT)
                .unproven(Reason.NO_SOURCE),
            billing -> billing.withPromptOverhead(40)));
  }

  private static TruthCase streaming(TruthCase of, UnaryOperator<InferencePlan> change) {
    return alone(of, change).claiming(claim("streaming", Map.of()));
  }

  private static TruthCase caching(TruthCase of, UnaryOperator<GatewayPlan> change) {
    return alone(of, plan -> plan.withNextToken(plan.nextToken().times(4)).withGateway(change))
        .claiming(claim("computedAnswers", Map.of()));
  }

  private static TruthCase hardware(TruthCase of, String parameters, String bandwidth) {
    return alone(of, UnaryOperator.identity())
        .claiming(
            claim(
                "hardware",
                Map.of(
                    "activeParameters",
                    parameters,
                    "bytesPerParameter",
                    "2",
                    "hardware",
                    "one accelerator",
                    "bandwidthGbPerSecond",
                    bandwidth,
                    "tensorParallel",
                    1,
                    "acceptedTokensPerStep",
                    "1")));
  }

  private static TruthCase price(TruthCase of, UnaryOperator<BillingPlan> change) {
    return alone(of, plan -> plan.withBilling(change))
        .claiming(
            (claims, network) ->
                claim(
                        "prices",
                        Map.of(
                            "currency",
                            "USD",
                            "inputPerMillion",
                            "0.10",
                            "outputPerMillion",
                            "0.40",
                            "meterUrl",
                            network.url("/billing/meter.json")))
                    .change(claims, network));
  }

  /** The meter takes the first key, which stands in the secret named after its host. */
  private static TruthCase keyed(TruthCase of, UnaryOperator<BillingPlan> change) {
    return price(of, billing -> change.apply(billing).withMeterKey(Targets.FIRST_KEY))
        .claiming(
            (claims, network) ->
                ((ObjectNode) claims.at("/prices/0"))
                    .put("meterSecret", URI.create(network.url()).getHost()));
  }

  /**
   * The model's tokenizer is claimed, and counts. No meter is read, because the identity of the
   * model is asked for at the same time and costs something too.
   */
  private static TruthCase counted(TruthCase of, UnaryOperator<BillingPlan> change) {
    return price(of, change)
        .serving(
            network ->
                network.withInference(
                    plan -> plan.withServed(plan.served().withCounts("cl100k_base"))))
        .claiming(claim("models", Map.of("tokenizer", "cl100k_base")))
        .claiming(remove("/prices/0/meterUrl"));
  }

  /** One claim about the endpoint alone; its tokens come half a millisecond apart. */
  private static TruthCase alone(TruthCase of, UnaryOperator<InferencePlan> change) {
    return of.serving(
            network ->
                network.withInference(
                    plan ->
                        change.apply(
                            plan.withAnswerTokens(256)
                                .withNextToken(plan.nextToken().times(0.25)))))
        .claiming(remove("/endpoints/0/latency"))
        .claiming(remove("/endpoints/0/availability"));
  }

  private static ClaimsChange claim(String kind, Map<String, Object> what) {
    Map<String, Object> claim = new TreeMap<>(what);
    claim.put("endpoint", CHAT);
    claim.put("statement", STATEMENT);
    return add(kind, claim);
  }
}
