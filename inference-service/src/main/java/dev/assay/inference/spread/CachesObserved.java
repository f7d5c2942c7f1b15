package dev.assay.inference.spread;

import dev.assay.inference.claims.SpreadClaim;
import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.SeriesRun;
import dev.assay.verification.statistics.OrderStatistics;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often the first repetition of a fresh prefix found it kept; times to the first token, from
 * when the connection was open.
 *
 * @param prefixes pairs of whole answers of which the first was slow, as a fresh prefix is
 * @param voids all others
 * @param hits how many of the repetitions were quicker than halfway
 * @param freshMs the median of fresh prefixes; null when there is none
 * @param keptMs the quickest of the calibrating repetitions; null when there is none
 * @param told whether the two lie so far apart, by half at least, that one can be told from the
 *     other
 */
public record CachesObserved(
    int prefixes,
    int voids,
    int hits,
    @Nullable BigDecimal freshMs,
    @Nullable BigDecimal keptMs,
    boolean told) {
  private static final double MICROS_PER_MILLI = 1000;

  static CachesObserved of(SeriesRun<SpreadClaim> run) {
    double[] fresh = firsts(run, SpreadPlan.FRESH);
    double[] calibrating = firsts(run, SpreadPlan.CALIBRATION);
    if (fresh.length == 0 || calibrating.length == 0) {
      return new CachesObserved(0, 0, 0, null, null, false);
    }
    double slow = OrderStatistics.of(fresh).quantile(0.5);
    double quick = OrderStatistics.of(calibrating).at(1);
    double midpoint = (slow + quick) / 2;
    List<Exchange> pairs =
        run.exchanges().stream()
            .filter(e -> !e.planned().group().equals(SpreadPlan.CALIBRATION))
            .skip(1)
            .toList();
    int counted = 0;
    int hits = 0;
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      Double first = first(pairs.get(i));
      Double again = first(pairs.get(i + 1));
      if (first != null && again != null && first >= midpoint) {
        counted++;
        hits += again < midpoint ? 1 : 0;
      }
    }
    return new CachesObserved(
        counted,
        pairs.size() / 2 - counted,
        hits,
        ShownDecimal.nearest(slow / MICROS_PER_MILLI),
        ShownDecimal.nearest(quick / MICROS_PER_MILLI),
        2 * quick <= slow);
  }

  private static double[] firsts(SeriesRun<SpreadClaim> run, String group) {
    List<Double> firsts = new ArrayList<>();
    for (Exchange exchange : run.exchanges()) {
      Double first = first(exchange);
      if (exchange.planned().group().equals(group) && first != null) {
        firsts.add(first);
      }
    }
    return firsts.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Microseconds to the first token of a whole answer, without opening the connection. */
  private static @Nullable Double first(Exchange exchange) {
    Heard heard = exchange.whole();
    Long connect = exchange.became().connectMicros();
    return heard == null
        ? null
        : (double) (exchange.since(heard.firstMicros()) - (connect == null ? 0 : connect));
  }
}
