package dev.assay.inference.published;

import dev.assay.verification.document.Require;
import dev.assay.verification.statistics.OrderStatistics;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a traffic log says of one figure that is published beside it. A percentile lies at or above
 * the sample below it, whatever formula it comes from; rows that can't be read may lie anywhere.
 *
 * @param figure its name
 * @param covered whether the log holds the whole window of the figure; when it doesn't, the rest
 *     says nothing
 * @param rows of that window, and those that can't be read
 * @param unread how many can't be
 * @param failed how many failed
 * @param values how many have the metric, failed ones among them; all rows of a share
 * @param leastMs the least that the percentile can be if those that can't be read took no time;
 *     null when failures reach it, or of a share
 * @param surelyMs the same if they failed
 */
public record FigureInLog(
    String figure,
    boolean covered,
    int rows,
    int unread,
    int failed,
    int values,
    @Nullable BigDecimal leastMs,
    @Nullable BigDecimal surelyMs) {
  public FigureInLog {
    Require.present(figure, "figure");
    Require.that(0 <= unread && unread <= rows, "unread", "must lie within rows");
    Require.that(0 <= failed && failed <= rows, "failed", "must lie within rows");
    Require.that(0 <= values && values <= rows, "values", "must lie within rows");
  }

  static FigureInLog of(PublishedFigure figure, PublishedWindow window, TrafficLog log) {
    List<TrafficRow> rows = log.within(window);
    int unread = log.malformed();
    boolean covered = log.head().window().covers(window);
    int read = rows.size();
    int failed = TrafficLog.failed(rows);
    BigDecimal percentile = figure.percentile();
    if (percentile == null) {
      return new FigureInLog(
          figure.name(), covered, read + unread, unread, failed, read, null, null);
    }
    double[] times = TrafficLog.times(rows, figure.metric());
    return new FigureInLog(
        figure.name(),
        covered,
        read + unread,
        unread,
        failed,
        times.length,
        least(times, percentile, unread, 0),
        least(times, percentile, unread, Double.POSITIVE_INFINITY));
  }

  private static @Nullable BigDecimal least(
      double[] times, BigDecimal percentile, int unread, double unreadAt) {
    if (times.length == 0) {
      return null;
    }
    double[] all = Arrays.copyOf(times, times.length + unread);
    Arrays.fill(all, times.length, all.length, unreadAt);
    double least = OrderStatistics.of(all).at(SampleCheck.rank(all.length - 1, percentile));
    return Double.isInfinite(least) ? null : BigDecimal.valueOf(least);
  }
}
