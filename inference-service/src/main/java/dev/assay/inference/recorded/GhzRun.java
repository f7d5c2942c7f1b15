package dev.assay.inference.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.verification.probe.UnreadableAnswer;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a run of ghz's calls and figures. Its percentiles are those of the calls without an error,
 * or of all calls where it was told to count errors too; its histogram likewise; its average is
 * that of all calls.
 */
final class GhzRun {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final RunBuilder run = new RunBuilder(ToolPercentile.NEAREST);
  private final Map<Integer, Double> percentiles = new TreeMap<>();
  private final Doubles good = new Doubles();
  private final Doubles all = new Doubles();

  void call(JsonNode detail) throws UnreadableAnswer {
    int index = run.records();
    run.record();
    double millis = LogJson.number(detail.path("latency")) / NANOS_PER_MILLI;
    JsonNode error = detail.path("error");
    JsonNode status = detail.path("status");
    if (!RunBuilder.isTime(millis) || !error.isTextual() || !status.isTextual()) {
      run.malformed("Call " + index + " has no latency, error or status.");
      return;
    }
    all.add(millis);
    if (!error.asText().isEmpty() || !status.asText().equals("OK")) {
      run.failed();
      return;
    }
    good.add(millis);
    run.time(LatencyMetric.E2E, millis);
  }

  void stated(int percentage, double nanos) {
    percentiles.put(percentage, nanos / NANOS_PER_MILLI);
  }

  RecordedRun build(Map<String, Double> figures, Map<String, Double> sums, boolean detailed) {
    double count = figures.getOrDefault("count", Double.NaN);
    double total = figures.getOrDefault("total", Double.NaN) / NANOS_PER_MILLI;
    double rps = figures.getOrDefault("rps", Double.NaN);
    run.demand(
        !ToolPercentile.differ(
            rps * figures.getOrDefault("total", Double.NaN) / NANOS_PER_SECOND, count),
        "The stated calls a second times the total aren't the stated count.");
    run.demand(
        sums.getOrDefault("statusCodeDistribution", count) == count,
        "The counts of its statuses aren't the stated count.");
    if (detailed) {
      run.holds(LatencyMetric.E2E);
      compare(figures, sums, count, total);
    } else {
      percentiles.forEach(this::state);
    }
    return run.build();
  }

  private void compare(
      Map<String, Double> figures, Map<String, Double> sums, double count, double total) {
    run.demand(
        count == run.records() || (count > run.records() && isFull()),
        "It states " + (long) count + " calls and holds " + run.records() + ".");
    if (run.malformed() > 0 || isFull()) {
      percentiles.forEach(this::state);
      return;
    }
    double[] succeeded = good.sorted();
    double[] every = all.sorted();
    run.demand(
        histogram(sums, succeeded.length) || histogram(sums, every.length),
        "The counts of its histogram aren't its calls.");
    run.demand(
        succeeded.length == 0
            || !ToolPercentile.certainlyBelow(total, succeeded[succeeded.length - 1]),
        "A call took longer than the whole run.");
    run.demand(
        average(figures, all) || average(figures, good),
        "The stated average isn't that of its calls.");
    demandFigure(figures, "fastest", 0, succeeded, every);
    demandFigure(figures, "slowest", 1, succeeded, every);
    percentiles.forEach((percentage, millis) -> compare(percentage, millis, succeeded, every));
  }

  private void demandFigure(
      Map<String, Double> figures, String name, int last, double[] succeeded, double[] every) {
    if (succeeded.length > 0) {
      double[] ours = {succeeded[last * (succeeded.length - 1)], every[last * (every.length - 1)]};
      run.demand(
          !differs(figures, name, ours[0] * NANOS_PER_MILLI)
              || !differs(figures, name, ours[1] * NANOS_PER_MILLI),
          "The stated " + name + " call isn't that of its calls: " + ours[0] + " ms.");
    }
  }

  private void compare(int percentage, double millis, double[] succeeded, double[] every) {
    double p = percentage / 100.0;
    boolean countsErrors =
        succeeded.length < every.length
            && !ToolPercentile.NEAREST.fits(succeeded, 0, p, millis)
            && ToolPercentile.NEAREST.fits(every, 0, p, millis);
    if (!countsErrors) {
      state(percentage, millis);
    }
  }

  private void state(int percentage, double millis) {
    run.stated(LatencyMetric.E2E, BigDecimal.valueOf(percentage, 2), millis);
  }

  /** ghz keeps no more than a million details. */
  private boolean isFull() {
    return run.records() == RunBuilder.MAX_RECORDS;
  }

  private static boolean histogram(Map<String, Double> sums, int calls) {
    return sums.getOrDefault("histogram", (double) calls) == calls;
  }

  private static boolean average(Map<String, Double> figures, Doubles calls) {
    return calls.size() == 0
        || !differs(figures, "average", calls.sum() / calls.size() * NANOS_PER_MILLI);
  }

  private static boolean differs(Map<String, Double> figures, String name, double ours) {
    Double stated = figures.get(name);
    return stated != null && ToolPercentile.differ(stated, ours);
  }
}
