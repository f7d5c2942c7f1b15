package dev.assay.inference.realtime;

import dev.assay.verification.statistics.AnytimeQuantile;
import dev.assay.verification.statistics.OrderStatistics;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How many times as long the claimed endpoint took, over all pairs.
 *
 * @param median by nearest rank; null where failures reach it
 * @param lower the median's lower bound by order statistics, wherever the series ended; null when
 *     there are too few pairs
 * @param upper its upper bound; null when there are too few pairs, or failures reach it
 */
public record RatioObserved(
    @Nullable BigDecimal median, @Nullable BigDecimal lower, @Nullable BigDecimal upper) {
  private static final double HALF = 0.5;

  /** The median of these ratios with its bounds at this error probability; null of none. */
  static @Nullable RatioObserved of(double[] ratios, double alpha) {
    if (ratios.length == 0) {
      return null;
    }
    OrderStatistics order = OrderStatistics.of(ratios);
    int n = order.size();
    return new RatioObserved(
        shown(order.quantile(HALF)),
        shown(order, AnytimeQuantile.lowerRank(n, HALF, alpha / 2)),
        shown(order, AnytimeQuantile.upperRank(n, HALF, alpha / 2)));
  }

  private static @Nullable BigDecimal shown(OrderStatistics order, OptionalInt rank) {
    return rank.isPresent() ? shown(order.at(rank.getAsInt())) : null;
  }

  private static @Nullable BigDecimal shown(double ratio) {
    return Double.isInfinite(ratio) ? null : ShownDecimal.nearest(ratio);
  }
}
