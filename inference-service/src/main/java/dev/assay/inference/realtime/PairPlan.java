package dev.assay.inference.realtime;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.OtherEndpoint;
import dev.assay.inference.claims.RealtimeClaim;
import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.exchanges.RandomOrders;
import dev.assay.inference.requests.PromptClass;
import dev.assay.verification.statistics.BinomialTest;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs of requests, the same prompt to the claimed endpoint and to the centralised one, one right
 * after the other, in an order that is drawn for each pair. Pure.
 */
final class PairPlan {
  static final int CLAIMED = 0;
  static final int CENTRALISED = 1;

  /** So short that the second request of a pair is sent within a minute of the first. */
  static final int DEADLINE_MILLIS = 50_000;

  /** How many pairs may disagree with a claim that holds, for its confirmation. */
  private static final int DISAGREEING = 5;

  private static final int MOST_PAIRS = 200;

  private PairPlan() {}

  static int pairs(double alpha) {
    return Math.min(
        MOST_PAIRS, BinomialTest.leastTrials(DISAGREEING, 0.5, alpha).orElse(MOST_PAIRS));
  }

  /** The requests 2i and 2i + 1 are pair i. */
  static ExchangeSeries series(
      Party own, EndpointClaim endpoint, RealtimeClaim claim, double alpha, byte[] seed) {
    int pairs = pairs(alpha);
    List<List<Integer>> orders = RandomOrders.of(seed, pairs, 2);
    List<PlannedExchange> exchanges = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      String prompt = PromptClass.SHORT.prompt(seed, pair);
      PlannedExchange one = PlannedExchange.streamed("pair", prompt, endpoint.maxTokens());
      orders.get(pair).forEach(party -> exchanges.add(one.to(party)));
    }
    return new ExchangeSeries(
        "inference.realtime-viability of " + endpoint.id(),
        List.of(own, party(claim.centralised())),
        Pacing.oneByOne(),
        exchanges,
        DEADLINE_MILLIS);
  }

  static Party party(OtherEndpoint other) {
    return new Party(other.name(), ApiShape.CHAT, other.url(), other.model(), other.secret());
  }
}
