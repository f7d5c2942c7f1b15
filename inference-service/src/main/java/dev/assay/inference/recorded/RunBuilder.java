package dev.assay.inference.recorded;

import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.recorded.RecordedRun.OverLimit;
import dev.assay.inference.recorded.RecordedRun.Stated;
import dev.assay.verification.probe.UnreadableAnswer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a parser reads, within a limit of records, and compares the log's own figures with
 * its values. Times are milliseconds. Not thread-safe.
 */
final class RunBuilder {
  /** The most records that a log may have. */
  static final int MAX_RECORDS = 1_000_000;

  private static final int EXAMPLES = 20;
  private static final double LONGEST_MS = 1e9;

  private final ToolPercentile percentiles;
  private final Map<LatencyMetric, Doubles> times = new EnumMap<>(LatencyMetric.class);
  private final Set<LatencyMetric> lowerBounds = EnumSet.noneOf(LatencyMetric.class);
  private final List<Stated> stated = new ArrayList<>();
  private final List<String> malformedExamples = new ArrayList<>();
  private final List<String> contradictions = new ArrayList<>();
  private int records;
  private int failed;
  private int malformed;
  private int contradictionCount;
  private @Nullable OverLimit overLimit;
  private @Nullable String invalid;

  RunBuilder(ToolPercentile percentiles) {
    this.percentiles = percentiles;
  }

  /** The log holds this metric, even if no request has it. */
  Doubles holds(LatencyMetric metric) {
    return times.computeIfAbsent(metric, m -> new Doubles());
  }

  /** The values of this metric may be less than what the tool measured, never more. */
  void holdsLowerBounds(LatencyMetric metric) {
    lowerBounds.add(metric);
  }

  /** Counts one record, whatever it is. */
  void record() throws UnreadableAnswer {
    if (++records > MAX_RECORDS) {
      throw new UnreadableAnswer("a log has at most " + MAX_RECORDS + " records");
    }
  }

  void failed() {
    failed++;
  }

  void malformed(String why) {
    malformed++;
    if (malformedExamples.size() < EXAMPLES) {
      malformedExamples.add(why);
    }
  }

  void time(LatencyMetric metric, double millis) {
    holds(metric).add(millis);
  }

  /** A percentile that the log states of itself; NaN says nothing. */
  void stated(LatencyMetric metric, BigDecimal percentile, double millis) {
    if (isTime(millis)) {
      stated.add(new Stated(metric, percentile, millis));
    } else {
      demand(Double.isNaN(millis), "A stated " + metric + " of " + millis + " ms is no time.");
    }
  }

  void overLimit(OverLimit counted) {
    overLimit = counted;
  }

  void invalid(String word) {
    invalid = word;
  }

  /** One reason why no run can have produced this log. */
  void contradicts(String sentence) {
    contradictionCount++;
    if (contradictions.size() < EXAMPLES) {
      contradictions.add(sentence);
    }
  }

  /** The same unless it holds. */
  void demand(boolean holds, String otherwise) {
    if (!holds) {
      contradicts(otherwise);
    }
  }

  int records() {
    return records;
  }

  int malformed() {
    return malformed;
  }

  /** Whether this is a time that a request can have taken. */
  static boolean isTime(double millis) {
    return millis >= 0 && millis <= LONGEST_MS;
  }

  /** A mean that the log states must be that of its values. */
  void statedMean(LatencyMetric metric, double millis) {
    Doubles values = times.get(metric);
    if (malformed > 0 || values == null || values.size() == 0) {
      return;
    }
    double mean = values.sum() / values.size();
    boolean wrong =
        lowerBounds.contains(metric)
            ? ToolPercentile.certainlyBelow(millis, mean)
            : ToolPercentile.differ(millis, mean);
    demand(!wrong, "The stated mean " + metric + " of " + millis + " ms is " + mean + " ms.");
  }

  RecordedRun build() {
    Map<LatencyMetric, double[]> sorted = new EnumMap<>(LatencyMetric.class);
    times.forEach((metric, values) -> sorted.put(metric, values.sorted()));
    stated.forEach(figure -> compare(figure, sorted.get(figure.metric())));
    return new RecordedRun(
        records,
        failed,
        malformed,
        malformedExamples,
        sorted,
        stated,
        overLimit,
        percentiles,
        contradictions,
        contradictionCount,
        invalid);
  }

  private void compare(Stated figure, double @Nullable [] values) {
    if (values == null || values.length == 0) {
      return;
    }
    double p = figure.percentile().doubleValue();
    double recomputed = percentiles.of(values, p);
    boolean holds =
        percentiles.fits(values, malformed, p, figure.millis())
            || (lowerBounds.contains(figure.metric()) && figure.millis() >= recomputed);
    demand(
        holds,
        "The stated %s p%s of %s ms is %s ms by the tool's own formula."
            .formatted(
                figure.metric(),
                figure.percentile().movePointRight(2).stripTrailingZeros().toPlainString(),
                figure.millis(),
                recomputed));
  }
}
