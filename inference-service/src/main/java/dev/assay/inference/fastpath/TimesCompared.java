package dev.assay.inference.fastpath;

import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.comparison.Permuted;
import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How one metric of two groups compares, by ranks, so that a failure counts as infinitely long.
 * Each tail belongs to one group's times beside the other's times so many times as long.
 *
 * @param metric which time
 * @param firstMs the first group's median, by nearest rank; null where failures reach it
 * @param secondMs the second group's
 * @param firstSlower tail of "the first takes no more than the factor times as long"
 * @param firstWithin tail of "the first takes at least the factor times as long"
 * @param secondSlower tail of "the second takes no more than the factor times as long"
 * @param secondWithin tail of "the second takes at least the factor times as long"
 */
public record TimesCompared(
    LatencyMetric metric,
    @Nullable BigDecimal firstMs,
    @Nullable BigDecimal secondMs,
    Permuted firstSlower,
    Permuted firstWithin,
    Permuted secondSlower,
    Permuted secondWithin) {
  public TimesCompared {
    Require.present(metric, "metric");
    Require.present(firstSlower, "firstSlower");
    Require.present(firstWithin, "firstWithin");
    Require.present(secondSlower, "secondSlower");
    Require.present(secondWithin, "secondWithin");
  }

  /** Whether one group takes more than the factor times as long, at this error for either. */
  boolean differs(double alpha) {
    double each = alpha / 2;
    return firstSlower.p().atMost(each) || secondSlower.p().atMost(each);
  }

  /** Whether neither takes the factor times as long: both must be ruled out, each at this error. */
  boolean within(double alpha) {
    return firstWithin.p().atMost(alpha) && secondWithin.p().atMost(alpha);
  }

  /** The lesser tail of those that would refute. */
  Permuted against() {
    return firstSlower.p().probability() < secondSlower.p().probability()
        ? firstSlower
        : secondSlower;
  }

  /** The greater tail of those that confirm together. */
  Permuted inFavour() {
    return firstWithin.p().probability() > secondWithin.p().probability()
        ? firstWithin
        : secondWithin;
  }
}
