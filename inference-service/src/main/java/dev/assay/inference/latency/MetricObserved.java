package dev.assay.inference.latency;

import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.verification.document.Require;
import dev.assay.verification.report.Picture;
import dev.assay.verification.statistics.AnytimeQuantile;
import dev.assay.verification.statistics.OrderStatistics;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one metric at one endpoint; times are milliseconds.
 *
 * @param n how many requests have it, failed ones among them
 * @param failed how many of them failed, which counts as infinitely long
 * @param excluded how many whole answers don't have it, since they came in one piece
 * @param p50Ms by nearest rank; null where failures reach it
 * @param p95Ms the same
 * @param p99Ms the same
 * @param histogram how many values lie where, the failed ones last without a bound
 * @param claimed what was measured of each claimed percentile
 */
public record MetricObserved(
    LatencyMetric metric,
    int n,
    int failed,
    int excluded,
    @Nullable BigDecimal p50Ms,
    @Nullable BigDecimal p95Ms,
    @Nullable BigDecimal p99Ms,
    List<Picture.Bucket> histogram,
    List<PercentileObserved> claimed) {

  /**
   * What was measured of one claimed percentile.
   *
   * @param claim its name
   * @param above how many values lie above the claimed limit
   * @param certainlyAbove how many do without the prober's delay, the connection and a round trip
   * @param lowerMs the percentile's lower bound; null when there are too few values for one
   * @param upperMs its upper bound; null when there are too few values, or failures reach it
   */
  public record PercentileObserved(
      String claim,
      int above,
      int certainlyAbove,
      @Nullable BigDecimal lowerMs,
      @Nullable BigDecimal upperMs) {}

  public MetricObserved {
    Require.present(metric, "metric");
    histogram = Require.list(histogram, "histogram", 100);
    claimed = Require.list(claimed, "claimed", 12);
  }

  /** Those that have it and those of which it can't be told. */
  public int asked() {
    return n + excluded;
  }

  /** The claimed percentile of this name. */
  public PercentileObserved claimed(String claim) {
    return claimed.stream()
        .filter(percentile -> percentile.claim().equals(claim))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing was observed of " + claim));
  }

  static MetricObserved of(LatencySamples samples, List<LatencyClaim> claims, double alpha) {
    return new MetricObserved(
        samples.metric(),
        samples.n(),
        samples.failed(),
        samples.excluded(),
        quantile(samples, 0.5),
        quantile(samples, 0.95),
        quantile(samples, 0.99),
        LatencyHistogram.of(samples.raw()),
        claims.stream()
            .filter(claim -> claim.metric() == samples.metric())
            .map(claim -> percentile(samples, claim, alpha))
            .toList());
  }

  private static @Nullable BigDecimal quantile(LatencySamples samples, double p) {
    return samples.n() == 0 ? null : shown(OrderStatistics.of(samples.raw()).quantile(p));
  }

  private static PercentileObserved percentile(
      LatencySamples samples, LatencyClaim claim, double alpha) {
    double limit = claim.atMostMs().doubleValue();
    int above = LatencySamples.above(samples.raw(), limit);
    int certainly = LatencySamples.above(samples.certain(), limit);
    if (samples.n() == 0) {
      return new PercentileObserved(claim.name(), above, certainly, null, null);
    }
    OrderStatistics order = OrderStatistics.of(samples.raw());
    double p = claim.percentile().doubleValue();
    return new PercentileObserved(
        claim.name(),
        above,
        certainly,
        shown(order, AnytimeQuantile.lowerRank(samples.n(), p, alpha / 2)),
        shown(order, AnytimeQuantile.upperRank(samples.n(), p, alpha / 2)));
  }

  private static @Nullable BigDecimal shown(OrderStatistics order, OptionalInt rank) {
    return rank.isPresent() ? shown(order.at(rank.getAsInt())) : null;
  }

  private static @Nullable BigDecimal shown(double millis) {
    return Double.isInfinite(millis) ? null : ShownDecimal.nearest(millis);
  }
}
