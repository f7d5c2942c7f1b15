package dev.assay.inference.spread;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.claims.ThroughputClaim;
import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.inference.exchanges.TokenBounds;
import dev.assay.inference.throughput.EndpointThroughput;
import dev.assay.inference.throughput.RateObserved;
import dev.assay.inference.throughput.RungObserved;
import dev.assay.verification.document.Require;
import dev.assay.verification.statistics.OrderStatistics;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How much faster the tokens of many requests came together than those of a lone one.
 *
 * @param series how the lone requests went
 * @param lone how many of them count
 * @param loneAtMost the upper bound of a lone request's median rate, in tokens a second; null where
 *     so few, or so many failures, give none
 * @param load the claimed load and its ladder, as inference.throughput has them; null where none is
 *     claimed
 * @param knee with how many requests at once the rate over a request's time was greatest; null
 *     where nothing came
 */
public record ParallelObserved(
    SeriesObserved series,
    int lone,
    @Nullable BigDecimal loneAtMost,
    @Nullable EndpointThroughput load,
    @Nullable Integer knee) {
  private static final double MICROS_PER_SECOND = 1e6;

  public ParallelObserved {
    Require.present(series, "series");
    Require.that(lone >= 0, "lone", "must not be negative");
  }

  static ParallelObserved of(
      EndpointClaim endpoint,
      SeriesRun<SpreadClaim> run,
      @Nullable ThroughputClaim claimed,
      @Nullable EndpointThroughput load,
      double alpha) {
    double[] rates =
        run.exchanges().stream().skip(1).mapToDouble(e -> rate(e, endpoint.maxTokens())).toArray();
    RungObserved knee = claimed == null || load == null ? null : load.knee(claimed);
    return new ParallelObserved(
        run.observed(),
        rates.length,
        rates.length == 0 ? null : atMost(rates, alpha / 2),
        load,
        knee == null ? null : knee.atOnce());
  }

  /** So many lone requests' worth of tokens came together at least; null where that isn't known. */
  @Nullable BigDecimal atOnceAtLeast() {
    RateObserved tokens = load == null ? null : load.tokens();
    BigDecimal together = tokens == null ? null : tokens.lower();
    return together == null || loneAtMost == null || loneAtMost.signum() == 0
        ? null
        : together.divide(loneAtMost, 2, RoundingMode.FLOOR);
  }

  private static @Nullable BigDecimal atMost(double[] rates, double alpha) {
    OptionalDouble upper = OrderStatistics.of(rates).upperBound(0.5, alpha);
    return upper.isPresent() && Double.isFinite(upper.getAsDouble())
        ? ShownDecimal.ceiling(upper.getAsDouble())
        : null;
  }

  /** By the most tokens and without the connection; what a failure would have been isn't known. */
  private static double rate(Exchange exchange, int asked) {
    if (exchange.whole() == null) {
      return Double.POSITIVE_INFINITY;
    }
    Long connect = exchange.became().connectMicros();
    long micros = exchange.since(exchange.whole().endMicros()) - (connect == null ? 0 : connect);
    return TokenBounds.of(exchange.became(), asked).most()
        * MICROS_PER_SECOND
        / Math.max(1, micros);
  }
}
