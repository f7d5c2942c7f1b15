package dev.assay.system.truth;

import static dev.assay.system.truth.ClaimsChange.set;
import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.plan.TokenPlan;
import dev.assay.demo.plan.TokenPlan.Answers;
import dev.assay.verification.finding.Reason;
import java.math.BigInteger;
import java.util.List;
import java.util.function.UnaryOperator;

/** The tokenomics layer's cases; nothing in them is left to chance. */
final class TokenomicsCases {
  private static final String SCHEDULE = "tokenomics.supply-schedule";
  private static final String UTILITY = "tokenomics.utility";
  private static final String CHAIN = "supply";
  private static final String DOCUMENT = "schedule";
  private static final String SERVICE = "inference payments";

  private TokenomicsCases() {}

  static List<TruthCase> all() {
    TruthCase minted =
        with(
            lie(SCHEDULE, "minted-more", "the chain tells 1.2 times the declared maximum", CHAIN),
            token -> token.withSupply(BigInteger.valueOf(1_200_000_000)));
    TruthCase burnt =
        with(
            honest(SCHEDULE, "burnt", "a tenth of the declared maximum is burnt", CHAIN),
            token -> token.withSupply(BigInteger.valueOf(900_000_000)));
    return List.of(
        minted,
        minted.throughGateway(),
        with(
            lie(SCHEDULE, "other-decimals", "18 decimals are declared, the chain has 6", CHAIN),
            token -> token.withDecimals(6)),
        lie(SCHEDULE, "sum-too-large", "the allocations sum to 1.05 times the maximum", DOCUMENT)
            .claiming(set("/allocations/5/amount", "100000000000000000000000000")),
        lie(SCHEDULE, "ends-before-start", "an allocation vests before it starts", DOCUMENT)
            .claiming(set("/allocations/0/vesting/end", "2024-01-01T00:00:00Z")),
        burnt,
        burnt.throughGateway(),
        with(
                honest(SCHEDULE, "one-provider-down", "one of two providers is down", CHAIN),
                token -> token.withSecond(Answers.DOWN))
            .unproven(Reason.WEAK_SOURCE),
        with(
                honest(SCHEDULE, "provider-page", "one provider answers with a web page", CHAIN),
                token -> token.withSecond(Answers.HTML))
            .unproven(Reason.WEAK_SOURCE),
        with(
                honest(SCHEDULE, "providers-differ", "the second provider tells 1.2 times", CHAIN),
                token -> token.withSecondSupply(BigInteger.valueOf(1_200_000_000)))
            .unproven(Reason.SOURCES_DISAGREE),
        honest(SCHEDULE, "other-order", "the allocations in reverse order", DOCUMENT)
            .claiming(TokenomicsCases::reversed),
        honest(SCHEDULE, "cliff-past", "a cliff that lies in the past", DOCUMENT)
            .claiming(set("/allocations/3/vesting/at", "2025-02-01T00:00:00Z")),
        with(
            lie(UTILITY, "also-usdc", "the token is required, USDC is accepted too", SERVICE),
            token -> token.withAcceptedAssets(List.of("DEMO", "USDC"))),
        with(
            lie(UTILITY, "not-even-it", "the token is required, USDC alone is accepted", SERVICE),
            token -> token.withAcceptedAssets(List.of("USDC"))),
        with(
                honest(UTILITY, "lower-case", "the list writes the symbol in lower case", SERVICE),
                token -> token.withAcceptedAssets(List.of("demo")))
            .unproven(Reason.WEAK_SOURCE),
        honest(UTILITY, "list-is-a-page", "a web page in the place of the list", SERVICE)
            .serving(network -> network.withHtmlPages(List.of("/payments/accepted-assets.json")))
            .unproven(Reason.SOURCE_SHAPE_CHANGED),
        honest(UTILITY, "governance-only", "votes are all that is claimed", "utility")
            .claiming(set("/utility/requiredFor", List.of()))
            .claiming(set("/utility/governanceOnly", true))
            .notApplicable());
  }

  private static TruthCase with(TruthCase of, UnaryOperator<TokenPlan> change) {
    return of.serving(network -> network.withToken(change));
  }

  private static void reversed(ObjectNode claims, DemoNetwork network) {
    ArrayNode allocations = (ArrayNode) claims.required("allocations");
    List<JsonNode> inOrder = allocations.valueStream().toList();
    allocations.removeAll().addAll(inOrder.reversed());
  }
}
