package dev.assay.verification.statistics;

/**
 * Exact bounds for a proportion after k of n independent trials (Clopper and Pearson, Biometrika
 * 26, 1934): whatever the true proportion, a bound misses it with probability alpha at most.
 *
 * <p>They are the inverse of {@link BinomialTest}: the lower bound is the greatest p with P(X &gt;=
 * k) &lt;= alpha, the upper bound the least p with P(X &lt;= k) &lt;= alpha.
 */
public final class ClopperPearson {
  private ClopperPearson() {}

  /**
   * Two bounds of a proportion.
   *
   * @param lower 0 to upper
   * @param upper lower to 1
   */
  public record Interval(double lower, double upper) {}

  /** The one-sided lower bound; 0 when nothing was counted. */
  public static double lowerBound(int k, int n, double alpha) {
    check(k, n, alpha);
    if (k == 0) {
      return 0;
    }
    double beyond = Bisection.leastProbability(p -> !BinomialTails.atLeast(k, n, p).atMost(alpha));
    return Math.nextDown(beyond);
  }

  /** The one-sided upper bound; 1 when every trial was counted. */
  public static double upperBound(int k, int n, double alpha) {
    check(k, n, alpha);
    if (k == n) {
      return 1;
    }
    return Bisection.leastProbability(p -> BinomialTails.atMost(k, n, p).atMost(alpha));
  }

  /** The two-sided interval, alpha split evenly. */
  public static Interval interval(int k, int n, double alpha) {
    Arguments.between0And1(alpha, "alpha");
    return new Interval(lowerBound(k, n, alpha / 2), upperBound(k, n, alpha / 2));
  }

  private static void check(int k, int n, double alpha) {
    Arguments.require(n >= 0, "n must be 0 or more, not " + n);
    Arguments.require(k >= 0 && k <= n, "k must be 0 to " + n + ", not " + k);
    Arguments.between0And1(alpha, "alpha");
  }
}
