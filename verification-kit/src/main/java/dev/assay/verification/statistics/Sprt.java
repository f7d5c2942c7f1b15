package dev.assay.verification.statistics;

/**
 * Wald's sequential probability ratio test of the rate q0 against a greater rate q1 (Sequential
 * tests of statistical hypotheses, Annals of Mathematical Statistics 16, 1945): the least trials on
 * average of all tests with its errors, for independent trials at one of both rates.
 *
 * <p>After s violations of n trials S = s ln(q1/q0) + (n - s) ln((1-q1)/(1-q0)); refuted when S
 * &gt;= ln((1-beta)/alpha), confirmed when S &lt;= ln(beta/(1-alpha)). The true errors a and b obey
 * a &lt;= alpha/(1-beta), b &lt;= beta/(1-alpha) and a + b &lt;= alpha + beta. Both rates are fixed
 * beforehand. Between them it answers either way; if that matters, or the trials depend on each
 * other, take {@link AnytimeTest}.
 *
 * @param q0 the claimed rate, confirmed or refuted
 * @param q1 the rate that must not pass, more than q0
 * @param alpha the error of refuting at q0 or less, less than 1/2
 * @param beta the error of confirming at q1 or more, less than 1/2
 */
public record Sprt(double q0, double q1, double alpha, double beta) {
  public Sprt {
    Arguments.between0And1(q0, "q0");
    Arguments.between0And1(q1, "q1");
    Arguments.require(q1 > q0, "q1 must be more than q0, not " + q1);
    Arguments.require(alpha > 0 && alpha < 0.5, "alpha must be less than 1/2, not " + alpha);
    Arguments.require(beta > 0 && beta < 0.5, "beta must be less than 1/2, not " + beta);
  }

  /** S: how much the trials speak for q1, in natural logarithms. */
  public double lnRatio(int n, int violations) {
    Arguments.require(
        violations >= 0 && violations <= n, "violations must be 0 to " + n + ", not " + violations);
    return violations * StrictMath.log(q1 / q0)
        + (n - violations) * (StrictMath.log1p(-q1) - StrictMath.log1p(-q0));
  }

  /** The decision after n trials; the first that isn't open ends the test. */
  public SequentialDecision look(int n, int violations) {
    double s = lnRatio(n, violations);
    if (s >= StrictMath.log((1 - beta) / alpha)) {
      return SequentialDecision.REFUTED;
    }
    return s <= StrictMath.log(beta / (1 - alpha))
        ? SequentialDecision.CONFIRMED
        : SequentialDecision.OPEN;
  }
}
