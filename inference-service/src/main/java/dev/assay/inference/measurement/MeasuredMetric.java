package dev.assay.inference.measurement;

import dev.assay.inference.exchanges.Exchanged;
import dev.assay.verification.statistics.OrderStatistics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One metric of all counted requests. A failed request counts as one that takes for ever.
 *
 * @param metric TTFT, TPOT or E2E
 * @param requests how many it speaks of
 * @param failed how many of them are failures
 * @param excluded whole answers that have no such time, since they came in one part
 * @param quantiles of the times
 */
public record MeasuredMetric(
    String metric, int requests, int failed, int excluded, List<MeasuredQuantile> quantiles) {
  /** Of each interval. */
  static final BigDecimal CONFIDENCE = new BigDecimal("0.95");

  private static final List<BigDecimal> QUANTILES =
      List.of(
          new BigDecimal("0.5"),
          new BigDecimal("0.9"),
          new BigDecimal("0.95"),
          new BigDecimal("0.99"));
  private static final int MICRO_DIGITS = 3;

  /**
   * A quantile, always a value of the sample, with an interval that assumes nothing about the
   * times' shape, but that they are independent.
   *
   * @param p such as 0.95
   * @param ms by nearest rank; null when failures reach it
   * @param fromMs the interval's lower end; null when there are too few requests or failures reach
   *     it
   * @param toMs its upper end; null likewise
   * @param confidence of the interval
   */
  public record MeasuredQuantile(
      BigDecimal p,
      @Nullable BigDecimal ms,
      @Nullable BigDecimal fromMs,
      @Nullable BigDecimal toMs,
      BigDecimal confidence) {}

  public MeasuredMetric {
    quantiles = List.copyOf(quantiles);
  }

  /** The times of streamed answers: to the first token, and for each one after it. */
  public static List<MeasuredMetric> streamed(List<Exchanged> exchanges, int maxTokens) {
    List<@Nullable AnswerTimes> times = new ArrayList<>();
    exchanges.forEach(exchanged -> times.add(AnswerTimes.of(exchanged, maxTokens)));
    return exchanges.isEmpty()
        ? List.of()
        : List.of(of("TTFT", times, AnswerTimes::ttft), of("TPOT", times, AnswerTimes::tpot));
  }

  /** This quantile in milliseconds; null where it wasn't measured, or failures reach it. */
  public @Nullable BigDecimal quantile(BigDecimal p) {
    return quantiles.stream()
        .filter(quantile -> quantile.p().compareTo(p) == 0)
        .findFirst()
        .map(MeasuredQuantile::ms)
        .orElse(null);
  }

  static MeasuredMetric of(
      String metric,
      List<@Nullable AnswerTimes> times,
      Function<AnswerTimes, @Nullable Double> value) {
    List<Double> sample = new ArrayList<>();
    int failed = 0;
    for (AnswerTimes one : times) {
      Double measured = one == null ? Double.valueOf(Double.POSITIVE_INFINITY) : value.apply(one);
      failed += one == null ? 1 : 0;
      if (measured != null) {
        sample.add(measured);
      }
    }
    return new MeasuredMetric(
        metric,
        sample.size(),
        failed,
        times.size() - sample.size(),
        sample.isEmpty() ? List.of() : quantiles(sample));
  }

  private static List<MeasuredQuantile> quantiles(List<Double> sample) {
    OrderStatistics ordered =
        OrderStatistics.of(sample.stream().mapToDouble(Double::doubleValue).toArray());
    double alpha = BigDecimal.ONE.subtract(CONFIDENCE).doubleValue();
    return QUANTILES.stream()
        .map(
            p -> {
              OrderStatistics.QuantileInterval interval = ordered.interval(p.doubleValue(), alpha);
              return new MeasuredQuantile(
                  p,
                  millis(OptionalDouble.of(ordered.quantile(p.doubleValue()))),
                  millis(interval.lower()),
                  millis(interval.upper()),
                  CONFIDENCE);
            })
        .toList();
  }

  private static @Nullable BigDecimal millis(OptionalDouble value) {
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? BigDecimal.valueOf(value.getAsDouble()).setScale(MICRO_DIGITS, RoundingMode.HALF_UP)
        : null;
  }
}
