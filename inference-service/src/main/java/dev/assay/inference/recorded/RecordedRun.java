package dev.assay.inference.recorded;

import dev.assay.inference.claims.LatencyMetric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a log holds, whoever wrote it; times are milliseconds. Confined to one reading.
 *
 * @param records how many it has: requests, failed and unreadable ones among them; with LoadGen
 *     entries
 * @param failed how many of them failed
 * @param malformed how many of them can't be read
 * @param malformedExamples the first of those, in words
 * @param times of the requests that succeeded, ascending, by metric; a metric that the log doesn't
 *     hold is absent
 * @param stated the log's own percentiles
 * @param overLimit how many took longer than one limit, where the log holds only that
 * @param percentiles how its tool computes a percentile
 * @param contradictions why no run can have produced it, the first ones in words
 * @param contradictionCount how many there are
 * @param invalid the tool's own word that the run doesn't count; null for none
 */
record RecordedRun(
    int records,
    int failed,
    int malformed,
    List<String> malformedExamples,
    Map<LatencyMetric, double[]> times,
    List<Stated> stated,
    @Nullable OverLimit overLimit,
    ToolPercentile percentiles,
    List<String> contradictions,
    int contradictionCount,
    @Nullable String invalid) {

  /** A percentile that the log states of itself; the percentile as a share, as 0.95. */
  record Stated(LatencyMetric metric, BigDecimal percentile, double millis) {}

  /** So many of n requests took longer than this limit from end to end. */
  record OverLimit(double limitMillis, int n, int above) {}

  /** The log's own figure of this percentile; null when it states none. */
  @Nullable Double stated(LatencyMetric metric, BigDecimal percentile) {
    return stated.stream()
        .filter(s -> s.metric() == metric && s.percentile().compareTo(percentile) == 0)
        .map(Stated::millis)
        .findFirst()
        .orElse(null);
  }
}
