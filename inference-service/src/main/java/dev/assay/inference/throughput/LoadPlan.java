package dev.assay.inference.throughput;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.ThroughputClaim;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.PromptClass;
import dev.assay.verification.statistics.BinomialTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How an endpoint is put under its claimed load: always so many requests under way, for as many
 * blocks as the stated error needs, a round of requests for each block (eight at least) and one
 * before and after that count for nothing. Pure.
 */
final class LoadPlan {
  static final String GROUP = "load";

  /** A load of many streams at once has blocks of less than a round, or nobody could pay for it. */
  private static final int MOST_REQUESTS = 1000;

  /** In a block of fewer requests a single failure or a slow one decides. */
  private static final int PER_BLOCK = 8;

  private static final int FEWEST_ROUNDS = 4;
  private static final int MOST_BLOCKS = 60;
  private static final int SHORTEST_DEADLINE_MILLIS = 10_000;
  private static final int LONGEST_DEADLINE_MILLIS = 120_000;
  private static final int DEADLINE_PER_EXPECTED = 8;
  private static final BigDecimal MILLIS = new BigDecimal(1000);

  private LoadPlan() {}

  /** As few blocks as decide at this error probability although one of them disagrees. */
  static int blocks(double alpha) {
    return Math.min(MOST_BLOCKS, BinomialTest.leastTrials(1, 0.5, alpha).orElse(MOST_BLOCKS));
  }

  /** The load of this claim, put to the endpoint as this party. */
  static ExchangeSeries series(
      Party party, EndpointClaim endpoint, ThroughputClaim claim, double alpha, byte[] seed) {
    int wanted = blocks(alpha) * Math.max(claim.atOnce(), PER_BLOCK) + 2 * claim.atOnce();
    int affordable = Math.max(MOST_REQUESTS, FEWEST_ROUNDS * claim.atOnce());
    return new ExchangeSeries(
        "inference.throughput of " + endpoint.id() + ", " + claim.atOnce() + " at once",
        List.of(party),
        Pacing.atOnce(claim.atOnce()),
        IntStream.range(0, Math.min(wanted, affordable))
            .mapToObj(i -> exchange(endpoint, seed, i))
            .toList(),
        deadlineMillis(endpoint, claim));
  }

  private static PlannedExchange exchange(EndpointClaim endpoint, byte[] seed, int position) {
    String prompt = PromptClass.SHORT.prompt(seed, position);
    return PlannedExchange.streamed(GROUP, prompt, endpoint.maxTokens());
  }

  /** Eight times what a request takes if the claim holds, within bounds. */
  static int deadlineMillis(EndpointClaim endpoint, ThroughputClaim claim) {
    BigDecimal good = claim.goodRequestsPerSecond();
    BigDecimal tokens = claim.outputTokensPerSecond();
    BigDecimal perSecond = good != null ? good : tokens;
    int units = good != null ? 1 : endpoint.maxTokens();
    if (perSecond == null) {
      return LONGEST_DEADLINE_MILLIS;
    }
    long millis =
        MILLIS
            .multiply(BigDecimal.valueOf((long) DEADLINE_PER_EXPECTED * units * claim.atOnce()))
            .divide(perSecond, 0, RoundingMode.CEILING)
            .min(BigDecimal.valueOf(LONGEST_DEADLINE_MILLIS))
            .longValueExact();
    return (int) Math.max(SHORTEST_DEADLINE_MILLIS, millis);
  }
}
