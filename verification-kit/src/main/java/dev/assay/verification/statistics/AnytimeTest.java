package dev.assay.verification.statistics;

import java.math.BigDecimal;

/**
 * The test of "violations come at a rate of at most q" that may be looked at after every trial: the
 * evidence against either side as the logarithm of an e-value.
 *
 * <p>Each is a likelihood ratio against the rate q, mixed over all rates of the other side by
 * Jeffreys' prior Beta(1/2, 1/2) cut off at q. With s violations of n trials, a = 1/2 + s, b = 1/2
 * + n - s, B the beta function and I the regularised incomplete one:
 *
 * <pre>
 * lnE_refuting   = ln B(a, b) + ln(1 - I_q(a, b)) - ln B(1/2, 1/2) - ln(1 - I_q(1/2, 1/2))
 *                  - s ln q - (n - s) ln(1 - q)
 * lnE_confirming = the same with I_q in both places of 1 - I_q
 * </pre>
 *
 * <p>If the rate given the past never exceeds q, lnE_refuting ever reaches ln(1/alpha) with
 * probability alpha at most, however many looks there are and however the trials depend on each
 * other (Ville; for mixtures Robbins, Annals of Mathematical Statistics 41, 1970); likewise
 * lnE_confirming if it is never below q. If only the mean of the rates given the past keeps to its
 * side, the same holds of every n at which it does. It says nothing about a fixed n's percentile
 * where violations come in bursts: see {@link WindowedRate}.
 *
 * @param n trials, 0 or more
 * @param violations s, 0 to n
 * @param rate q, more than 0 and less than 1
 */
public record AnytimeTest(long n, long violations, double rate) {
  public AnytimeTest {
    Arguments.require(n >= 0, "n must be 0 or more, not " + n);
    Arguments.require(
        violations >= 0 && violations <= n, "violations must be 0 to " + n + ", not " + violations);
    Arguments.between0And1(rate, "the rate");
  }

  /** Evidence that the rate exceeds q; finite for any n, 0 for none. */
  public double lnERefuting() {
    // The mirror image: successes at a rate of less than 1-q.
    return lnE(n - violations, violations, complement(rate), rate);
  }

  /** Evidence that the rate is below q; finite for any n, 0 for none. */
  public double lnEConfirming() {
    return lnE(violations, n - violations, rate, complement(rate));
  }

  /** Whether "at most q" is rejected at this error over all looks. */
  public boolean refutes(double alpha) {
    return lnERefuting() >= threshold(alpha);
  }

  /** Whether "q or more" is rejected at this error over all looks. */
  public boolean confirms(double alpha) {
    return lnEConfirming() >= threshold(alpha);
  }

  /** ln(1/alpha): what the evidence must reach. */
  public static double threshold(double alpha) {
    return -StrictMath.log(Arguments.between0And1(alpha, "alpha"));
  }

  /** 1-q, taken from q's decimal digits. */
  static double complement(double rate) {
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(rate)).doubleValue();
  }

  /** Evidence for rates of x less than q after s counted and f others, y = 1-x. */
  private static double lnE(double s, double f, double x, double y) {
    // B_x(1/2, 1/2) = 2 asin(sqrt(x)), by both sides, because the arcsine loses digits near 1.
    double prior = StrictMath.log(2 * StrictMath.atan2(Math.sqrt(x), Math.sqrt(y)));
    return IncompleteBeta.lnScaled(s + 0.5, f + 0.5, x, y)
        + (StrictMath.log(x) + StrictMath.log(y)) / 2
        - prior;
  }
}
