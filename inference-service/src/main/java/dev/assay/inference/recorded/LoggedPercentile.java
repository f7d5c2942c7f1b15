package dev.assay.inference.recorded;

import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.recorded.RecordedRun.OverLimit;
import dev.assay.verification.document.Require;
import dev.assay.verification.statistics.OrderStatistics;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a log holds of one claimed percentile; times are milliseconds.
 *
 * @param claim its name
 * @param n requests that have the metric, failed and unreadable ones among them; 0 when the log
 *     holds none
 * @param above how many lie above the claimed limit, failed and unreadable ones among them
 * @param certainlyAbove the same without the unreadable ones
 * @param recomputedMs by nearest rank, failures infinite; null when failures reach it, or there are
 *     no values
 * @param toolMs by the tool's own formula from the values of requests that succeeded; null without
 *     values
 * @param statedMs the log's own figure; null when it states none
 */
public record LoggedPercentile(
    String claim,
    int n,
    int above,
    int certainlyAbove,
    @Nullable BigDecimal recomputedMs,
    @Nullable BigDecimal toolMs,
    @Nullable BigDecimal statedMs) {
  public LoggedPercentile {
    Require.present(claim, "claim");
    Require.that(
        0 <= certainlyAbove && certainlyAbove <= above && above <= n, "above", "must not exceed n");
  }

  static LoggedPercentile of(RecordedRun run, LatencyClaim claim) {
    Double stated = run.stated(claim.metric(), claim.percentile());
    BigDecimal statedMs = stated == null ? null : ShownDecimal.nearest(stated);
    double[] values = run.times().get(claim.metric());
    if (values != null && values.length + run.failed() > 0) {
      return ofValues(run, claim, values, statedMs);
    }
    OverLimit counted = run.overLimit();
    return counted != null && claim.metric() == LatencyMetric.E2E
        ? ofCount(counted, claim, statedMs)
        : new LoggedPercentile(claim.name(), 0, 0, 0, null, null, statedMs);
  }

  private static LoggedPercentile ofValues(
      RecordedRun run, LatencyClaim claim, double[] values, @Nullable BigDecimal statedMs) {
    double p = claim.percentile().doubleValue();
    double limit = claim.atMostMs().doubleValue();
    int certainly = run.failed() + (int) Arrays.stream(values).filter(v -> v > limit).count();
    double[] all = Arrays.copyOf(values, values.length + run.failed());
    Arrays.fill(all, values.length, all.length, Double.POSITIVE_INFINITY);
    double recomputed = OrderStatistics.of(all).quantile(p);
    return new LoggedPercentile(
        claim.name(),
        all.length + run.malformed(),
        certainly + run.malformed(),
        certainly,
        Double.isInfinite(recomputed) ? null : ShownDecimal.nearest(recomputed),
        values.length == 0 ? null : ShownDecimal.nearest(run.percentiles().of(values, p)),
        statedMs);
  }

  /**
   * A count above another limit is a bound: at least so many above a lower one, at most so many
   * above a higher one.
   */
  private static LoggedPercentile ofCount(
      OverLimit counted, LatencyClaim claim, @Nullable BigDecimal statedMs) {
    double limit = claim.atMostMs().doubleValue();
    int above = limit >= counted.limitMillis() ? counted.above() : counted.n();
    int certainly = limit <= counted.limitMillis() ? counted.above() : 0;
    return new LoggedPercentile(claim.name(), counted.n(), above, certainly, null, null, statedMs);
  }

  /** The tool's own figure where it can be recomputed, else as it is stated; null for none. */
  @Nullable BigDecimal ownFigure() {
    return toolMs == null ? statedMs : toolMs;
  }
}
