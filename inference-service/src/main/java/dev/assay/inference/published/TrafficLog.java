package dev.assay.inference.published;

import dev.assay.verification.document.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The requests of an endpoint in a window, as whoever carried them wrote them down; {@code
 * docs/protocols/traffic-log.md} says what each field means. Immutable.
 *
 * @param rows that could be read, in any order
 * @param malformed how many could not
 * @param malformedExamples the first of them, in words
 * @param signer the key whose signature holds; null for none
 * @param badlySigned whether there is a signature that doesn't hold
 */
record TrafficLog(
    TrafficHead head,
    List<TrafficRow> rows,
    int malformed,
    List<String> malformedExamples,
    @Nullable String signer,
    boolean badlySigned) {
  /** The largest log that is read. */
  static final long LARGEST = 32L << 20;

  /** The most rows, the malformed ones among them. */
  static final int MOST_ROWS = 100_000;

  TrafficLog {
    rows = Require.list(rows, "rows", MOST_ROWS);
    malformedExamples = Require.list(malformedExamples, "malformedExamples", MOST_ROWS);
  }

  /** Its requests of a window. */
  List<TrafficRow> within(PublishedWindow window) {
    return rows.stream().filter(row -> window.holds(row.at())).toList();
  }

  /** How many different places its requests were measured from. */
  int vantages() {
    return (int) rows.stream().map(TrafficRow::region).filter(Objects::nonNull).distinct().count();
  }

  /**
   * The times of those requests that have this metric, ascending, failures infinitely long; empty
   * when not one of them succeeded with it.
   */
  static double[] times(List<TrafficRow> rows, FigureKind metric) {
    double[] times =
        rows.stream()
            .filter(row -> !row.ok() || row.time(metric) != null)
            .mapToDouble(row -> millis(row, metric))
            .sorted()
            .toArray();
    return Arrays.stream(times).anyMatch(Double::isFinite) ? times : new double[0];
  }

  /** How many of these requests failed. */
  static int failed(List<TrafficRow> rows) {
    return (int) rows.stream().filter(row -> !row.ok()).count();
  }

  private static double millis(TrafficRow row, FigureKind metric) {
    var time = row.ok() ? row.time(metric) : null;
    return time == null ? Double.POSITIVE_INFINITY : time.doubleValue();
  }
}
