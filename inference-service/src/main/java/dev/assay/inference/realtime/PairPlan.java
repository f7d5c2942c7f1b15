package dev.assay.inference.realtime;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.OtherEndpoint;
import dev.assay.inference.claims.RealtimeClaim;
import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.PairRule;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.exchanges.RandomOrders;
import dev.assay.inference.requests.PromptClass;
import dev.assay.inference.requests.RateTest;
import dev.assay.verification.statistics.SequentialBoundaries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Pairs of requests, the same prompt to the claimed endpoint and to the centralised one, one right
 * after the other, in an order that is drawn for each pair. Pure.
 */
final class PairPlan {
  static final int CLAIMED = 0;
  static final int CENTRALISED = 1;

  /** So short that the second request of a pair is sent within a minute of the first. */
  static final int DEADLINE_MILLIS = 50_000;

  /** Nothing is decided before so many pairs, whatever the error. */
  static final int FEWEST_PAIRS = 10;

  /** The series ends here, decided or not. */
  static final int MOST_PAIRS = 100;

  /** How far an undecided series is carried on in thought. */
  static final int FORESEEN_PAIRS = 1000;

  static final BigDecimal HALF = new BigDecimal("0.5");

  private PairPlan() {}

  /** The test of "at most half of all pairs are slower", to be looked at after each of them. */
  static RateTest test(BigDecimal alpha) {
    return new RateTest(HALF, alpha, FEWEST_PAIRS, MOST_PAIRS);
  }

  /** How many pairs more would decide it at the rates seen; empty if that can't be foreseen. */
  static OptionalInt missing(EndpointRealtime seen, BigDecimal alpha) {
    int n = seen.pairs();
    int notQuick = n - seen.quick();
    SequentialBoundaries far = new RateTest(HALF, alpha, FEWEST_PAIRS, FORESEEN_PAIRS).boundaries();
    if (2 * notQuick < n) {
      return far.moreTrials(n, notQuick);
    }
    return 2 * seen.certainlySlower() > n
        ? far.moreTrials(n, seen.certainlySlower())
        : OptionalInt.empty();
  }

  /** The requests 2i and 2i + 1 are pair i. */
  static ExchangeSeries series(InferenceClaims claims, Party party, BigDecimal alpha, byte[] seed) {
    EndpointClaim endpoint = claims.endpoint(party.id());
    RealtimeClaim claim =
        claims.realtime().stream()
            .filter(each -> each.endpoint().equals(party.id()))
            .findFirst()
            .orElseThrow();
    List<List<Integer>> orders = RandomOrders.of(seed, MOST_PAIRS, 2);
    List<PlannedExchange> exchanges = new ArrayList<>();
    for (int pair = 0; pair < MOST_PAIRS; pair++) {
      String prompt = PromptClass.SHORT.prompt(seed, pair);
      PlannedExchange one = PlannedExchange.streamed("pair", prompt, endpoint.maxTokens());
      orders.get(pair).forEach(side -> exchanges.add(one.to(side)));
    }
    return new ExchangeSeries(
        "inference.realtime-viability of " + endpoint.id(),
        List.of(party, party(claim.centralised())),
        Pacing.oneByOne(),
        exchanges,
        DEADLINE_MILLIS,
        new PairRule(claim.atMostTimes(), alpha, FEWEST_PAIRS));
  }

  static Party party(OtherEndpoint other) {
    return new Party(other.name(), ApiShape.CHAT, other.url(), other.model(), other.secret());
  }
}
