package dev.assay.demo.publications;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.demo.plan.InferencePlan;
import dev.assay.demo.plan.PublicationPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint's live figures over the last half hour, as users of two far cities see them: what
 * the plan's waits are, and their way, 200 ms. They move a little with every second. Immutable.
 */
record LiveFigures(PublicationPlan plan, InferencePlan inference, String endpoint) {
  private static final int WINDOW_MINUTES = 30;
  private static final double WAY_MILLIS = 200;
  private static final double P95 = 1.645;
  private static final int ANSWER_TOKENS = 16;

  /** The wire shape of the document. */
  record Document(
      String schema, String endpoint, Window window, List<String> vantages, List<Figure> metrics) {}

  /** The wire shape of a window. */
  record Window(String from, String to) {}

  /** The wire shape of a figure. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Figure(
      String metric, @Nullable String percentile, String value, String unit, @Nullable Long n) {}

  Document at(Instant now) {
    Instant to = now.truncatedTo(ChronoUnit.MILLIS);
    double moved = plan.frozen() ? 0 : now.toEpochMilli() % 10_000 / 1000.0;
    double first = inference.firstToken().medianMillis() * slowest(inference.firstToken().sigma());
    double next = inference.nextToken().medianMillis() * slowest(inference.nextToken().sigma());
    double median = inference.firstToken().medianMillis() + WAY_MILLIS + moved;
    double whole = first + next * (ANSWER_TOKENS - 1) + WAY_MILLIS + moved;
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("TTFT", "0.5", median));
    figures.add(figure("E2E", "0.95", whole));
    Window window =
        new Window(to.minus(WINDOW_MINUTES, ChronoUnit.MINUTES).toString(), to.toString());
    return new Document(
        "assay.published-metrics/v1", endpoint, window, List.of("Lima", "Perth"), figures);
  }

  private Figure figure(String metric, String percentile, double millis) {
    BigDecimal value =
        BigDecimal.valueOf(millis * plan.metricsFactor()).setScale(3, RoundingMode.HALF_UP);
    Long n = plan.withoutCounts() ? null : TrafficLog.REQUESTS;
    return new Figure(metric, percentile, value.toPlainString(), "ms", n);
  }

  /** How many times the median 95 % of log-normal waits take at most. */
  private static double slowest(double sigma) {
    return Math.exp(P95 * sigma);
  }
}
