package dev.assay.inference.fastpath;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.EqualServiceClaim;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.claims.TokenPrice;
import dev.assay.inference.comparison.DrawnNumbers;
import dev.assay.inference.comparison.DrawnSeries;
import dev.assay.inference.comparison.Permuted;
import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Pacing;
import dev.assay.inference.exchanges.Party;
import dev.assay.inference.exchanges.PlannedExchange;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.inference.requests.ArrivalSchedule;
import dev.assay.inference.requests.PromptClass;
import dev.assay.inference.requests.RunObserved;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.statistics.OrderStatistics;
import dev.assay.verification.statistics.PermutationTest;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks one endpoint by two keys, sixty times each, at times of a Poisson process and in an order
 * that are both drawn, and compares the times from when each request was due.
 *
 * @param price of the endpoint's tokens; null when none is claimed
 * @param alpha the error probability that the decisions will be held to
 */
record TwoKeys(
    EqualServiceClaim claim, EndpointClaim endpoint, @Nullable TokenPrice price, double alpha) {
  /**
   * How many times as long is a material difference. Routing to another place or batch explains
   * less; half as long again is what a customer notices and a fast path is made for.
   */
  static final BigDecimal FACTOR = new BigDecimal("1.5");

  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final int REQUESTS = 60;
  private static final int MOST_TOKENS = 32;
  private static final BigDecimal MOST_PER_SECOND = new BigDecimal(20);
  private static final int DEADLINE_MILLIS = 60_000;
  private static final double MICROS_PER_MILLI = 1000;

  /** What comes of it. */
  Uni<KeysObserved> observe(Probes probes) {
    return DrawnSeries.ask(probes, "keys of " + CanonicalJson.digest(claim).hex(), this::series)
        .map(this::read);
  }

  private ExchangeSeries series(byte[] seed) {
    List<Integer> keys = new ArrayList<>(Collections.nCopies(REQUESTS, FIRST));
    keys.addAll(Collections.nCopies(REQUESTS, SECOND));
    List<Integer> order = DrawnNumbers.of(seed, "order of keys v1").shuffled(keys);
    long[] due =
        ArrivalSchedule.micros(
            seed, order.size(), endpoint.requestsPerSecond().min(MOST_PER_SECOND));
    int tokens = Math.min(MOST_TOKENS, endpoint.maxTokens());
    List<PlannedExchange> planned = new ArrayList<>();
    for (int i = 0; i < due.length; i++) {
      planned.add(
          PlannedExchange.streamed("key", PromptClass.SHORT.prompt(seed, i), tokens)
              .to(order.get(i))
              .due(due[i]));
    }
    return new ExchangeSeries(
        "inference.fast-path: two keys of " + endpoint.id(),
        List.of(party("first", endpoint.secret()), party("second", claim.secondSecret())),
        Pacing.scheduled(),
        planned,
        DEADLINE_MILLIS);
  }

  private Party party(String which, @Nullable String secret) {
    return new Party(
        endpoint.id() + " by the " + which + " key",
        ApiShape.CHAT,
        endpoint.url(),
        endpoint.model(),
        secret,
        price);
  }

  private KeysObserved read(DrawnSeries run) {
    SeriesTrouble trouble = run.trouble();
    if (trouble != null) {
      return new KeysObserved(endpoint.id(), 0, 0, 0, List.of(), trouble, run.from());
    }
    List<Exchanged> first = run.of(FIRST);
    List<Exchanged> second = run.of(SECOND);
    List<TimesCompared> times =
        Stream.of(LatencyMetric.TTFT, LatencyMetric.E2E)
            .map(metric -> compared(metric, first, second, run.seed()))
            .toList();
    return new KeysObserved(
        endpoint.id(), REQUESTS, failed(first), failed(second), times, null, run.from());
  }

  private TimesCompared compared(
      LatencyMetric metric, List<Exchanged> first, List<Exchanged> second, byte[] seed) {
    ToLongFunction<Heard> end =
        metric == LatencyMetric.TTFT ? Heard::firstMicros : Heard::lastMicros;
    double[] one = millis(first, end);
    double[] other = millis(second, end);
    int draws = Permuted.draws(alpha);
    PermutationTest firstLonger = RankTest.of(one, longer(other), seed, draws);
    PermutationTest secondLonger = RankTest.of(other, longer(one), seed, draws);
    return new TimesCompared(
        metric,
        median(one),
        median(other),
        Permuted.greater(firstLonger),
        Permuted.less(firstLonger),
        Permuted.greater(secondLonger),
        Permuted.less(secondLonger));
  }

  /** From when each was due; infinite when it failed. */
  private static double[] millis(List<Exchanged> exchanges, ToLongFunction<Heard> end) {
    return exchanges.stream().mapToDouble(exchanged -> millis(exchanged, end)).toArray();
  }

  private static double millis(Exchanged exchanged, ToLongFunction<Heard> end) {
    Heard whole = exchanged.whole();
    long at = whole == null ? -1 : end.applyAsLong(whole);
    return at < 0 ? Double.POSITIVE_INFINITY : (at - exchanged.dueMicros()) / MICROS_PER_MILLI;
  }

  private static double[] longer(double[] millis) {
    return Arrays.stream(millis).map(time -> time * FACTOR.doubleValue()).toArray();
  }

  private static int failed(List<Exchanged> exchanges) {
    return (int) exchanges.stream().filter(exchanged -> exchanged.whole() == null).count();
  }

  private static @Nullable BigDecimal median(double[] millis) {
    double median = OrderStatistics.of(millis).quantile(0.5);
    return Double.isInfinite(median)
        ? null
        : RunObserved.millis(Math.round(median * MICROS_PER_MILLI));
  }
}
