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
 * How an endpoint is put under load: always so many requests under way. In the load that decides
 * for as many blocks as the stated error needs, a round of requests for each block (eight at
 * least), on a rung of the ladder for two; and one before and after that count for nothing. Pure.
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

  /** In a rung of fewer requests a single slow one decides. */
  private static final int RUNG_REQUESTS = 4;

  /** No two loads ask the same, or the second one could be answered from a cache. */
  private static final int PROMPTS_OF_A_LOAD = 4096;

  private final EndpointClaim endpoint;
  private final ThroughputClaim claim;
  private final Party party;
  private final byte[] seed;

  LoadPlan(EndpointClaim endpoint, ThroughputClaim claim, Party party, byte[] seed) {
    this.endpoint = endpoint;
    this.claim = claim;
    this.party = party;
    this.seed = seed.clone();
  }

  /** As few blocks as decide at this error probability although one of them disagrees. */
  static int blocks(double alpha) {
    return Math.min(MOST_BLOCKS, BinomialTest.leastTrials(1, 0.5, alpha).orElse(MOST_BLOCKS));
  }

  /** The load that decides, with so many under way. */
  ExchangeSeries deciding(int atOnce, double alpha) {
    int wanted = blocks(alpha) * Math.max(atOnce, PER_BLOCK) + 2 * atOnce;
    int affordable = Math.max(MOST_REQUESTS, FEWEST_ROUNDS * atOnce);
    return series(
        "inference.throughput of " + endpoint.id() + ", " + atOnce + " at once",
        atOnce,
        0,
        Math.min(wanted, affordable));
  }

  /** A rung of the ladder: a round to warm up, two at least that count, and the last. */
  ExchangeSeries rung(int atOnce) {
    return series(
        "inference.throughput of " + endpoint.id() + ", a rung of " + atOnce + " at once",
        atOnce,
        PROMPTS_OF_A_LOAD * atOnce,
        2 * atOnce + Math.max(RUNG_REQUESTS, 2 * atOnce));
  }

  private ExchangeSeries series(String purpose, int atOnce, int firstPrompt, int requests) {
    return new ExchangeSeries(
        purpose,
        List.of(party),
        Pacing.atOnce(atOnce),
        IntStream.range(firstPrompt, firstPrompt + requests).mapToObj(this::exchange).toList(),
        deadlineMillis(endpoint, claim));
  }

  private PlannedExchange exchange(int position) {
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
