package dev.assay.inference.fastpath;

import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.comparison.DrawnSeries;
import dev.assay.inference.comparison.Permuted;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.inference.requests.RunObserved;
import dev.assay.verification.statistics.OrderStatistics;
import dev.assay.verification.statistics.PermutationTest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the times of two groups of one drawn series, from when each request was due. Pure. */
final class GroupTimes {
  /**
   * How many times as long is a material difference. Routing to another place or batch explains
   * less; half as long again is what a customer notices and a fast path is made for.
   */
  static final BigDecimal FACTOR = new BigDecimal("1.5");

  private static final double MICROS_PER_MILLI = 1000;

  private GroupTimes() {}

  /** How these two parties of the series were served. */
  static PairObserved of(DrawnSeries run, int one, int other, double alpha) {
    SeriesTrouble trouble = run.trouble(one, other);
    if (trouble != null) {
      return new PairObserved(0, 0, 0, List.of(), trouble, run.from());
    }
    List<Exchanged> first = run.of(one);
    List<Exchanged> second = run.of(other);
    List<TimesCompared> times =
        Stream.of(LatencyMetric.TTFT, LatencyMetric.E2E)
            .map(metric -> compared(metric, first, second, run.seed(), alpha))
            .toList();
    return new PairObserved(first.size(), failed(first), failed(second), times, null, run.from());
  }

  private static TimesCompared compared(
      LatencyMetric metric,
      List<Exchanged> first,
      List<Exchanged> second,
      byte[] seed,
      double alpha) {
    ToLongFunction<Heard> end =
        metric == LatencyMetric.TTFT ? Heard::firstMicros : Heard::lastMicros;
    double[] one = millis(first, end);
    double[] other = millis(second, end);
    int draws = Permuted.draws(alpha);
    PermutationTest firstLonger = RankTest.of(one, longer(other), seed, draws);
    PermutationTest secondLonger = RankTest.of(other, longer(one), seed, draws);
    return new TimesCompared(
        metric,
        median(one),
        median(other),
        Permuted.greater(firstLonger),
        Permuted.less(firstLonger),
        Permuted.greater(secondLonger),
        Permuted.less(secondLonger));
  }

  /** From when each was due; infinite when it failed. */
  private static double[] millis(List<Exchanged> exchanges, ToLongFunction<Heard> end) {
    return exchanges.stream().mapToDouble(exchanged -> millis(exchanged, end)).toArray();
  }

  private static double millis(Exchanged exchanged, ToLongFunction<Heard> end) {
    Heard whole = exchanged.whole();
    long at = whole == null ? -1 : end.applyAsLong(whole);
    return at < 0 ? Double.POSITIVE_INFINITY : (at - exchanged.dueMicros()) / MICROS_PER_MILLI;
  }

  private static double[] longer(double[] millis) {
    return Arrays.stream(millis).map(time -> time * FACTOR.doubleValue()).toArray();
  }

  private static int failed(List<Exchanged> exchanges) {
    return (int) exchanges.stream().filter(exchanged -> exchanged.whole() == null).count();
  }

  private static @Nullable BigDecimal median(double[] millis) {
    double median = OrderStatistics.of(millis).quantile(0.5);
    return Double.isInfinite(median)
        ? null
        : RunObserved.millis(Math.round(median * MICROS_PER_MILLI));
  }
}
