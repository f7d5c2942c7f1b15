package dev.assay.inference.spread;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.requests.PromptClass;
import dev.assay.verification.statistics.BinomialTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The series by which spread is bounded, one request after another. Pure. */
final class SpreadPlan {
  static final double FIFTH = 0.05;

  /** The first asking of a fresh prefix, and its first repetition. */
  static final String FRESH = "fresh";

  static final String REPEAT = "repeat";

  /** Repetitions of a prefix of its own, by which is told what a hit looks like. */
  static final String CALIBRATION = "calibration";

  private static final int CALIBRATING = 8;
  private static final int CACHE_TOKENS = 4;
  private static final int SIGNALS = 40;
  private static final int MOST_PREFIXES = 60;
  private static final int FEWEST_PIPELINE = 8;
  private static final int MOST_PIPELINE = 200;
  private static final int SIGNED_TOKENS = 16;
  private static final int MOST_SIGNED = 400;

  /** With n (ln n + 5) draws all of n are seen in 99 of 100 cases (Erdos and Renyi 1961). */
  private static final double DRAWS_BEYOND_LOG = 5;

  private static final int MOST_LONE = 60;
  private static final int DEADLINE_MILLIS = 60_000;

  private SpreadPlan() {}

  /** So few answers that half of them, if faster than light, refute. */
  static int pipelineRequests(double alpha) {
    return IntStream.range(FEWEST_PIPELINE, MOST_PIPELINE)
        .filter(n -> new BinomialTest(n, (n + 1) / 2, FIFTH).refutes(alpha))
        .findFirst()
        .orElse(MOST_PIPELINE);
  }

  /** As few prefixes as refute although one of them disagrees. */
  static int prefixes(double alpha) {
    return Math.min(MOST_PREFIXES, BinomialTest.leastTrials(1, 0.5, alpha).orElse(MOST_PREFIXES));
  }

  static ExchangeSeries pipeline(Party party, EndpointClaim endpoint, double alpha, byte[] seed) {
    int requests = pipelineRequests(alpha);
    return shortPrompts("pipeline", party, requests, endpoint.maxTokens(), seed);
  }

  /** Requests by which the backends may show themselves, where no cache is to be told. */
  static ExchangeSeries signals(Party party, EndpointClaim endpoint, byte[] seed) {
    return shortPrompts("signals", party, SIGNALS, endpoint.maxTokens(), seed);
  }

  /** So many answers that as many nodes, drawn uniformly, all show themselves; within a limit. */
  static int signedRequests(int nodes) {
    double draws = nodes * (Math.log(nodes) + DRAWS_BEYOND_LOG);
    return (int) Math.min(MOST_SIGNED, Math.ceil(draws));
  }

  /** Requests whose answers' signatures are verified. */
  static ExchangeSeries signed(Party party, EndpointClaim endpoint, int nodes, byte[] seed) {
    int tokens = Math.min(SIGNED_TOKENS, endpoint.maxTokens());
    return shortPrompts("signatures", party, signedRequests(nodes), tokens, seed);
  }

  /** So few lone requests that their median has a bound although one of them is quicker. */
  static int loneRequests(double alpha) {
    return Math.min(MOST_LONE, BinomialTest.leastTrials(1, 0.5, alpha / 2).orElse(MOST_LONE));
  }

  /** Lone requests, the first of which may find everything cold. */
  static ExchangeSeries lone(Party party, EndpointClaim endpoint, double alpha, byte[] seed) {
    int requests = 1 + loneRequests(alpha);
    return shortPrompts("lone requests", party, requests, endpoint.maxTokens(), seed);
  }

  static ExchangeSeries caches(Party party, EndpointClaim endpoint, double alpha, byte[] seed) {
    int tokens = Math.min(CACHE_TOKENS, endpoint.maxTokens());
    List<PlannedExchange> exchanges = new ArrayList<>();
    for (int again = 0; again <= CALIBRATING; again++) {
      String group = again == 0 ? FRESH : CALIBRATION;
      exchanges.add(PlannedExchange.streamed(group, LongPrompt.of(seed, 0, again), tokens));
    }
    for (int prefix = 1; prefix <= prefixes(alpha); prefix++) {
      exchanges.add(PlannedExchange.streamed(FRESH, LongPrompt.of(seed, prefix, 0), tokens));
      exchanges.add(PlannedExchange.streamed(REPEAT, LongPrompt.of(seed, prefix, 1), tokens));
    }
    return series("caches", party, exchanges);
  }

  private static ExchangeSeries shortPrompts(
      String what, Party party, int requests, int tokens, byte[] seed) {
    return series(
        what,
        party,
        IntStream.range(0, requests)
            .mapToObj(i -> PromptClass.SHORT.prompt(seed, i))
            .map(prompt -> PlannedExchange.streamed(what, prompt, tokens))
            .toList());
  }

  private static ExchangeSeries series(String what, Party party, List<PlannedExchange> exchanges) {
    return new ExchangeSeries(
        "inference.distribution of " + party.id() + ", " + what,
        List.of(party),
        Pacing.oneByOne(),
        exchanges,
        DEADLINE_MILLIS);
  }
}
