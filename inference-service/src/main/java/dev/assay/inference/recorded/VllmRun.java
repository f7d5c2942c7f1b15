package dev.assay.inference.recorded;

import dev.assay.inference.claims.LatencyMetric;
import dev.assay.verification.probe.UnreadableAnswer;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a run of vLLM's figures and lists. A request failed when it has an error or no output token
 * (calculate_metrics gives every failed one the output length 0). Without {@code latencies}, as
 * earlier versions save it, E2E is TTFT and all times between tokens: never more than what the tool
 * measured.
 */
final class VllmRun {
  private static final double MILLIS = 1000;
  private static final Doubles NONE = new Doubles();
  private static final Pattern FIGURE =
      Pattern.compile("(?:p(\\d{1,2}(?:\\.\\d{1,4})?)|median|mean)_(ttft|tpot|e2el)_ms");
  private static final Map<String, LatencyMetric> METRICS =
      Map.of("ttft", LatencyMetric.TTFT, "tpot", LatencyMetric.TPOT, "e2el", LatencyMetric.E2E);

  private final Map<String, Double> figures;
  private final Map<String, Doubles> lists;
  private final RunBuilder run = new RunBuilder(ToolPercentile.LINEAR);
  private int answered;
  private int withoutError;

  VllmRun(Map<String, Double> figures, Map<String, Doubles> lists) {
    this.figures = figures;
    this.lists = lists;
  }

  RecordedRun build() throws UnreadableAnswer {
    if (detailed()) {
      int requests = lists.values().stream().mapToInt(Doubles::size).max().orElse(0);
      run.demand(
          lists.values().stream().allMatch(list -> list.size() == requests),
          "Its lists have different numbers of requests.");
      for (LatencyMetric metric : LatencyMetric.values()) {
        run.holds(metric);
      }
      if (!lists.containsKey("latencies")) {
        run.holdsLowerBounds(LatencyMetric.E2E);
        run.holdsLowerBounds(LatencyMetric.TPOT);
      }
      for (int i = 0; i < requests; i++) {
        request(i);
      }
      counts(requests);
    }
    rates();
    // An answer without a token counts as a success for the tool and as a failure for us: then its
    // figures are of other values than ours.
    if (!detailed() || figure("completed") == answered) {
      figures.forEach(this::stated);
    }
    return run.build();
  }

  private boolean detailed() {
    return lists.containsKey("ttfts")
        && lists.containsKey("output_lens")
        && (lists.containsKey("itls") || lists.containsKey("latencies"));
  }

  private void request(int i) throws UnreadableAnswer {
    run.record();
    double error = lists.containsKey("errors") ? list("errors").get(i) : 0;
    double tokens = list("output_lens").get(i);
    withoutError += error == 0 ? 1 : 0;
    if (error == 1 || tokens == 0) {
      run.failed();
      return;
    }
    double ttft = list("ttfts").get(i) * MILLIS;
    double between = lists.containsKey("itls") ? list("itls").get(i) * MILLIS : 0;
    double e2e =
        lists.containsKey("latencies") ? list("latencies").get(i) * MILLIS : ttft + between;
    boolean readable =
        error == 0 && tokens >= 1 && ttft > 0 && RunBuilder.isTime(ttft + between + e2e);
    if (!readable || e2e < 0) {
      run.malformed("Request " + i + " has a time, token count or error that is none.");
      return;
    }
    answered++;
    run.demand(
        !ToolPercentile.certainlyBelow(e2e, ttft + between),
        "Request " + i + " ended before its last token: " + e2e + " ms.");
    run.demand(
        !ToolPercentile.certainlyBelow(figure("duration") * MILLIS, e2e),
        "Request " + i + " took longer than the whole run: " + e2e + " ms.");
    run.time(LatencyMetric.TTFT, ttft);
    run.time(LatencyMetric.E2E, e2e);
    if (tokens > 1) {
      run.time(LatencyMetric.TPOT, (e2e - ttft) / (tokens - 1));
    }
  }

  private void counts(int requests) {
    double completed = figure("completed");
    run.demand(
        completed + Math.max(0, figureOr("failed", 0)) <= requests,
        "It states more requests than it holds: "
            + (long) completed
            + " completed of "
            + requests
            + ".");
    run.demand(
        completed <= withoutError + run.malformed() && completed >= answered,
        "It states "
            + (long) completed
            + " completed requests; "
            + answered
            + " of its lists' did.");
    if (figures.containsKey("total_output_tokens") && run.malformed() == 0) {
      run.demand(
          figure("total_output_tokens") == list("output_lens").sum(),
          "The stated output tokens aren't those of its requests.");
    }
  }

  private void rates() {
    double duration = figure("duration");
    run.demand(duration > 0, "The run took no time.");
    run.demand(
        figure("completed") <= figureOr("num_prompts", Double.MAX_VALUE),
        "More requests were completed than sent.");
    rate("request_throughput", "completed", duration);
    rate("output_throughput", "total_output_tokens", duration);
  }

  private void rate(String rate, String count, double duration) {
    if (figures.containsKey(rate) && figures.containsKey(count)) {
      run.demand(
          !ToolPercentile.differ(figure(rate) * duration, figure(count)),
          "The stated " + rate + " times the duration isn't the stated " + count + ".");
    }
  }

  private void stated(String name, double millis) {
    Matcher figure = FIGURE.matcher(name);
    if (!figure.matches()) {
      return;
    }
    LatencyMetric metric = METRICS.getOrDefault(figure.group(2), LatencyMetric.E2E);
    if (name.startsWith("mean")) {
      run.statedMean(metric, millis);
    } else {
      String percent = figure.group(1) == null ? "50" : figure.group(1);
      run.stated(metric, new BigDecimal(percent).movePointLeft(2), millis);
    }
  }

  private Doubles list(String name) {
    return lists.getOrDefault(name, NONE);
  }

  private double figure(String name) {
    return figureOr(name, Double.NaN);
  }

  private double figureOr(String name, double otherwise) {
    Double value = figures.get(name);
    return value == null || value.isNaN() ? otherwise : value;
  }
}
