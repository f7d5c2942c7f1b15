package dev.assay.verification.statistics;

import java.util.OptionalInt;

/**
 * Bounds of a quantile that hold at every number of values, whenever one stops: the inverse of
 * {@link AnytimeTest} over order statistics (Howard and Ramdas, Bernoulli 28, 2022, on confidence
 * sequences for quantiles). They are wider than those of {@link OrderStatistics}, which hold for a
 * number of values that was fixed beforehand.
 */
public final class AnytimeQuantile {
  private AnytimeQuantile() {}

  /**
   * The rank (from 1, the least) whose value the true p-quantile is below with probability alpha at
   * most, ever; empty if n is too small for one.
   */
  public static OptionalInt lowerRank(int n, double p, double alpha) {
    double rate = BinomialTest.rateAbove(p);
    if (!new AnytimeTest(n, n, rate).refutes(alpha)) {
      return OptionalInt.empty();
    }
    long above = Bisection.least(0, n, s -> new AnytimeTest(n, s, rate).refutes(alpha));
    return OptionalInt.of((int) (n - above + 1));
  }

  /**
   * The rank whose value the true p-quantile is above with probability alpha at most, ever; empty
   * if n is too small for one.
   */
  public static OptionalInt upperRank(int n, double p, double alpha) {
    double rate = BinomialTest.rateAbove(p);
    if (!new AnytimeTest(n, 0, rate).confirms(alpha)) {
      return OptionalInt.empty();
    }
    long tooMany = Bisection.least(1, n, s -> !new AnytimeTest(n, s, rate).confirms(alpha));
    return OptionalInt.of((int) (n - tooMany + 1));
  }
}
