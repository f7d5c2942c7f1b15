package dev.assay.inference.measurement;

import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.exchanges.Exchanged;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.jspecify.annotations.Nullable;

/**
 * The times of a measurement's whole answers as an HdrHistogram log (format 1.3): one interval over
 * the measurement for each metric, the metric its tag, values in microseconds. Failed requests have
 * no value; a comment counts them.
 */
public final class HistogramLog {
  private static final int DIGITS = 3;
  private static final double MILLIS_PER_SECOND = 1000;
  private static final double MICROS_PER_MILLI = 1000;

  private HistogramLog() {}

  /** The log of a measurement that started then. */
  public static String of(MeasurementOrder order, ExchangeTranscript transcript, Instant started) {
    List<Exchanged> counted =
        transcript.exchanges().subList(order.load().warmUpCount(), transcript.exchanges().size());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    HistogramLogWriter log = new HistogramLogWriter(bytes);
    log.outputComment("[Logged with Assay; values in microseconds, maxima in milliseconds]");
    long failed = counted.stream().filter(one -> one.whole() == null).count();
    log.outputComment("[" + failed + " of " + counted.size() + " requests failed: not in here]");
    log.outputLogFormatVersion();
    log.outputStartTime(started.toEpochMilli());
    log.outputLegend();
    if (order.load().streamed()) {
      write(log, order, counted, "TTFT", AnswerTimes::ttft);
      write(log, order, counted, "TPOT", AnswerTimes::tpot);
    }
    write(log, order, counted, "E2E", AnswerTimes::e2e);
    log.close();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void write(
      HistogramLogWriter log,
      MeasurementOrder order,
      List<Exchanged> counted,
      String metric,
      Function<AnswerTimes, @Nullable Double> value) {
    Histogram histogram = new Histogram(DIGITS);
    histogram.setTag(metric.toLowerCase(Locale.ROOT));
    for (Exchanged exchanged : counted) {
      AnswerTimes times = AnswerTimes.of(exchanged, order.load().maxTokens());
      Double millis = times == null ? null : value.apply(times);
      if (millis != null) {
        histogram.recordValue(Math.round(millis * MICROS_PER_MILLI));
      }
    }
    log.outputIntervalHistogram(0, seconds(counted), histogram, MICROS_PER_MILLI);
  }

  private static double seconds(List<Exchanged> counted) {
    return counted.stream().mapToLong(Exchanged::sentMicros).max().orElse(0)
        / MICROS_PER_MILLI
        / MILLIS_PER_SECOND;
  }
}
