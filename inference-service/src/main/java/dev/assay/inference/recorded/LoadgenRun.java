package dev.assay.inference.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.recorded.RecordedRun.OverLimit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a run of the keys that LoadGen states, and compares them with each other. */
final class LoadgenRun {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final String COUNT = "result_query_count";
  private static final String OVER = "result_overlatency_query_count";
  private static final String TARGET = "effective_target_latency_ns";
  private static final List<String> CONSTRAINTS =
      List.of(
          "result_perf_constraints_met",
          "result_min_duration_met",
          "result_min_queries_met",
          "early_stopping_met");
  private static final List<Shape> SHAPES =
      List.of(
          new Shape(LatencyMetric.E2E, "result_(\\d{1,2}\\.\\d{1,2})_percentile_latency_ns"),
          new Shape(
              LatencyMetric.TTFT, "result_first_token_(\\d{1,2}\\.\\d{1,2})_percentile_latency_ns"),
          new Shape(
              LatencyMetric.TPOT,
              "result_time_per_output_token_(\\d{1,2}\\.\\d{1,2})_percentile_ns"));

  private record Shape(LatencyMetric metric, Pattern key) {
    Shape(LatencyMetric metric, String key) {
      this(metric, Pattern.compile(key));
    }
  }

  private final Map<String, JsonNode> values;
  private final RunBuilder run;

  LoadgenRun(Map<String, JsonNode> values, RunBuilder run) {
    this.values = values;
    this.run = run;
  }

  RecordedRun build() {
    SHAPES.forEach(this::percentiles);
    validity();
    double scheduled = number("result_scheduled_samples_per_sec");
    double completed = number("result_completed_samples_per_sec");
    // The last query is done no earlier than it was scheduled.
    run.demand(
        !ToolPercentile.certainlyBelow(scheduled, completed),
        "More samples a second were completed than scheduled.");
    double queries = number(COUNT);
    double over = number(OVER);
    double target = number(TARGET) / NANOS_PER_MILLI;
    if (queries >= 1 && queries <= RunBuilder.MAX_RECORDS && over >= 0) {
      run.demand(over <= queries, "More queries were too late than there were.");
      if (over <= queries && RunBuilder.isTime(target)) {
        run.overLimit(new OverLimit(target, (int) queries, (int) over));
      }
    }
    return run.build();
  }

  private void percentiles(Shape shape) {
    TreeMap<BigDecimal, Double> stated = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          Matcher percentile = shape.key().matcher(key);
          if (percentile.matches()) {
            stated.put(
                new BigDecimal(percentile.group(1)).movePointLeft(2),
                LogJson.number(value) / NANOS_PER_MILLI);
          }
        });
    double before = 0;
    for (Map.Entry<BigDecimal, Double> figure : stated.entrySet()) {
      run.demand(
          !(figure.getValue() < before),
          "Its " + shape.metric() + " percentiles don't ascend at " + figure.getKey() + ".");
      before = figure.getValue();
      run.stated(shape.metric(), figure.getKey(), figure.getValue());
      if (shape.metric() == LatencyMetric.E2E) {
        within(figure.getKey(), figure.getValue());
      }
    }
  }

  /** A percentile lies between the extremes, and on the side of the target that is counted. */
  private void within(BigDecimal percentile, double millis) {
    run.demand(
        !(millis < number("result_min_latency_ns") / NANOS_PER_MILLI)
            && !(millis > number("result_max_latency_ns") / NANOS_PER_MILLI),
        "Its percentile " + percentile + " lies outside its least and greatest latency.");
    double queries = number(COUNT);
    double over = number(OVER);
    double target = number(TARGET) / NANOS_PER_MILLI;
    if (!Double.isNaN(queries + over + target)) {
      boolean late = (int) (queries * percentile.doubleValue()) >= queries - over;
      run.demand(
          late == millis > target,
          "Its percentile "
              + percentile
              + " and its number of queries above the target latency don't fit together.");
    }
  }

  private void validity() {
    boolean valid = value("result_validity").asText().equals("VALID");
    boolean all = CONSTRAINTS.stream().noneMatch(key -> isFalse(value(key)));
    run.demand(!valid || all, "It calls itself VALID although a constraint wasn't met.");
    if (!valid) {
      run.invalid("INVALID");
    }
  }

  private static boolean isFalse(JsonNode value) {
    return value.isBoolean() ? !value.asBoolean() : value.asText().equals("false");
  }

  private double number(String key) {
    return LogJson.number(value(key));
  }

  private JsonNode value(String key) {
    return values.getOrDefault(key, MissingNode.getInstance());
  }
}
