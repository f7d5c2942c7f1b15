package dev.assay.inference.published;

import dev.assay.verification.statistics.ClopperPearson;
import dev.assay.verification.statistics.OrderStatistics;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a log's requests of its last hour come to: p50 and p95 of TTFT and E2E, and the share that
 * succeeds; each as the exact bound that is no better than the truth but for the error probability.
 *
 * @param figures those for which there are requests enough
 * @param constant metrics of which every request has the same time
 */
record TrafficFigures(List<PublishedFigure> figures, List<FigureKind> constant) {
  /** One bound and one test of each figure. */
  static final int TESTS = 10;

  private static final List<FigureKind> TIMES = List.of(FigureKind.TTFT, FigureKind.E2E);
  private static final List<BigDecimal> PERCENTILES =
      List.of(new BigDecimal("0.5"), new BigDecimal("0.95"));

  static TrafficFigures of(TrafficLog log, double alpha) {
    List<TrafficRow> rows = log.within(log.head().window().last(EndpointPublished.LONGEST_WINDOW));
    List<PublishedFigure> figures = new ArrayList<>();
    List<FigureKind> constant = new ArrayList<>();
    for (FigureKind metric : TIMES) {
      double[] times = TrafficLog.times(rows, metric);
      for (BigDecimal percentile : PERCENTILES) {
        add(figures, times(metric, percentile, times, alpha));
      }
      if (times.length > 1 && times[0] == times[times.length - 1]) {
        constant.add(metric);
      }
    }
    add(figures, share(rows, alpha));
    return new TrafficFigures(List.copyOf(figures), List.copyOf(constant));
  }

  private static void add(List<PublishedFigure> figures, @Nullable PublishedFigure figure) {
    if (figure != null) {
      figures.add(figure);
    }
  }

  private static @Nullable PublishedFigure times(
      FigureKind metric, BigDecimal percentile, double[] times, double alpha) {
    if (times.length == 0) {
      return null;
    }
    OptionalDouble upper = OrderStatistics.of(times).upperBound(percentile.doubleValue(), alpha);
    if (upper.isEmpty() || !PublishedFigure.isTime(upper.getAsDouble())) {
      return null;
    }
    BigDecimal value = ShownDecimal.ceiling(upper.getAsDouble());
    return new PublishedFigure(metric, percentile, value, "ms", (long) times.length);
  }

  private static @Nullable PublishedFigure share(List<TrafficRow> rows, double alpha) {
    int n = rows.size();
    if (n == 0 || TrafficLog.failed(rows) == n) {
      return null;
    }
    double least = ClopperPearson.lowerBound(n - TrafficLog.failed(rows), n, alpha);
    BigDecimal value = ShownDecimal.floor(least);
    return value.signum() == 0
        ? null
        : new PublishedFigure(FigureKind.AVAILABILITY, null, value, "share", (long) n);
  }
}
