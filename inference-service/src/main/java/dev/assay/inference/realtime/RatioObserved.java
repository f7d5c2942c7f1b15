package dev.assay.inference.realtime;

import dev.assay.verification.statistics.OrderStatistics;
import dev.assay.verification.statistics.OrderStatistics.QuantileInterval;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many times as long the claimed endpoint took, over all pairs.
 *
 * @param median by nearest rank; null where failures reach it
 * @param lower the median's lower bound by order statistics; null when there are too few pairs
 * @param upper its upper bound; null when there are too few pairs, or failures reach it
 */
public record RatioObserved(
    @Nullable BigDecimal median, @Nullable BigDecimal lower, @Nullable BigDecimal upper) {

  /** The median of these ratios with its bounds at this error probability; null of none. */
  static @Nullable RatioObserved of(double[] ratios, double alpha) {
    if (ratios.length == 0) {
      return null;
    }
    OrderStatistics order = OrderStatistics.of(ratios);
    QuantileInterval bounds = order.interval(0.5, alpha);
    return new RatioObserved(
        shown(order.quantile(0.5)),
        shown(bounds.lower().orElse(Double.POSITIVE_INFINITY)),
        shown(bounds.upper().orElse(Double.POSITIVE_INFINITY)));
  }

  private static @Nullable BigDecimal shown(double ratio) {
    return Double.isInfinite(ratio) ? null : ShownDecimal.nearest(ratio);
  }
}
