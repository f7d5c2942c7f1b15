package dev.assay.verification.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A sample in ascending order, with quantiles and bounds that are always values of the sample,
 * never interpolated. Immutable.
 *
 * <p>The bounds assume independent values of one distribution and nothing about its shape
 * (Thompson, Annals of Mathematical Statistics 7, 1936): the number of values up to the p-quantile
 * is binomial. A failure belongs in the sample as positive infinity.
 */
public final class OrderStatistics {
  private final double[] ascending;

  private OrderStatistics(double[] ascending) {
    this.ascending = ascending;
  }

  /**
   * Bounds of a quantile, both from the sample.
   *
   * @param lower empty if the sample is too small for one
   * @param upper empty if the sample is too small for one; positive infinity if failures reach it
   */
  public record QuantileInterval(OptionalDouble lower, OptionalDouble upper) {}

  /** The values in any order; one at least, no NaN. */
  public static OrderStatistics of(double... values) {
    Arguments.require(values.length > 0, "a sample needs one value at least");
    Arguments.require(Arrays.stream(values).noneMatch(Double::isNaN), "a sample can't hold NaN");
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    return new OrderStatistics(ascending);
  }

  /** The number of values. */
  public int size() {
    return ascending.length;
  }

  /** The value of a rank from 1, the least, to the size. */
  public double at(int rank) {
    Arguments.require(rank >= 1 && rank <= size(), "a rank is 1 to " + size() + ", not " + rank);
    return ascending[rank - 1];
  }

  /** The empirical p-quantile by nearest rank, ceil(pn); p counts by its decimal digits. */
  public double quantile(double p) {
    Arguments.between0And1(p, "p");
    BigDecimal rank = BigDecimal.valueOf(p).multiply(BigDecimal.valueOf(size()));
    return at(rank.setScale(0, RoundingMode.CEILING).intValueExact());
  }

  /** What the true p-quantile is below with probability alpha at most. */
  public OptionalDouble lowerBound(double p, double alpha) {
    return value(lowerRank(size(), p, alpha));
  }

  /** What the true p-quantile is above with probability alpha at most. */
  public OptionalDouble upperBound(double p, double alpha) {
    return value(upperRank(size(), p, alpha));
  }

  /** Both bounds of the true p-quantile, alpha split evenly. */
  public QuantileInterval interval(double p, double alpha) {
    Arguments.between0And1(alpha, "alpha");
    return new QuantileInterval(lowerBound(p, alpha / 2), upperBound(p, alpha / 2));
  }

  /** The greatest l with BinCDF(l-1; n, p) &lt;= alpha; empty if there is none. */
  public static OptionalInt lowerRank(int n, double p, double alpha) {
    check(n, p, alpha);
    long beyond =
        Bisection.least(1, n + 1L, l -> !BinomialTails.atMost((int) (l - 1), n, p).atMost(alpha));
    return beyond == 1 ? OptionalInt.empty() : OptionalInt.of((int) (beyond - 1));
  }

  /** The least u with 1 - BinCDF(u-1; n, p) &lt;= alpha; empty if there is none. */
  public static OptionalInt upperRank(int n, double p, double alpha) {
    check(n, p, alpha);
    long least =
        Bisection.least(
            1, n + 1L, u -> u > n || BinomialTails.atLeast((int) u, n, p).atMost(alpha));
    return least > n ? OptionalInt.empty() : OptionalInt.of((int) least);
  }

  private OptionalDouble value(OptionalInt rank) {
    return rank.isPresent() ? OptionalDouble.of(at(rank.getAsInt())) : OptionalDouble.empty();
  }

  private static void check(int n, double p, double alpha) {
    Arguments.require(n >= 1, "n must be 1 or more, not " + n);
    Arguments.between0And1(p, "p");
    Arguments.between0And1(alpha, "alpha");
  }
}
