package dev.assay.verification.statistics;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The incomplete beta function B_x(a, b) in the logarithm and divided by x^a (1-x)^b, so that
 * neither end underflows and what cancels in a likelihood ratio never arises.
 *
 * <p>Below the mean by its continued fraction (Abramowitz and Stegun, Handbook of Mathematical
 * Functions, 26.5.8) after Lentz's method as modified by Thompson and Barnett (Journal of
 * Computational Physics 64, 1986); above it as B(a, b) less the other side.
 */
final class IncompleteBeta {
  private static final double CLOSE = 1e-15;
  private static final double TINY = 1e-300;

  /** Some multiple of the root of a and b suffices; more than this many terms is a fault. */
  private static final int MOST_TERMS = 10_000_000;

  private IncompleteBeta() {}

  /**
   * ln(B_x(a, b) / (x^a y^b)).
   *
   * @param a more than 0
   * @param b more than 0
   * @param x more than 0
   * @param y 1-x, more than 0: given, because 1-x of a double near 1 loses digits
   */
  static double lnScaled(double a, double b, double x, double y) {
    if (x <= (a + 1) / (a + b + 2)) {
      return StrictMath.log(fraction(a, b, x)) - StrictMath.log(a);
    }
    double whole = LogBeta.value(a, b) - a * StrictMath.log(x) - b * StrictMath.log(y);
    double other = StrictMath.log(fraction(b, a, y)) - StrictMath.log(b);
    return whole + StrictMath.log1p(-StrictMath.exp(other - whole));
  }

  private static double fraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / awayFrom0(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / awayFrom0(1 + even * d);
      c = awayFrom0(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / awayFrom0(1 + odd * d);
      c = awayFrom0(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < CLOSE) {
        return value;
      }
    }
    throw new IllegalStateException(
        "the continued fraction of B_%s(%s, %s) has not converged".formatted(x, a, b));
  }

  private static double awayFrom0(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
