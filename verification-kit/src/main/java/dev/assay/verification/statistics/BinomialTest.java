package dev.assay.verification.statistics;

import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * The exact test of "at most this rate of violations" on a number of independent trials that was
 * fixed beforehand; "the p-quantile is at most L" is the rate 1-p of values above L.
 *
 * <p>With X ~ Bin(n, q0): confirmed if P(X &lt;= violations) &lt;= alpha, refuted if P(X &gt;=
 * violations) &lt;= alpha, otherwise undecided. Each answer errs with probability alpha at most
 * (Clopper and Pearson, Biometrika 26, 1934). It holds for one look; for a look after each trial it
 * doesn't.
 *
 * @param n trials, 0 or more
 * @param violations how many of them broke the limit, 0 to n
 * @param allowedRate q0, the claimed greatest rate: 0 ("never") or more, less than 1
 */
public record BinomialTest(int n, int violations, double allowedRate) {
  public BinomialTest {
    Arguments.require(n >= 0, "n must be 0 or more, not " + n);
    Arguments.require(
        violations >= 0 && violations <= n, "violations must be 0 to " + n + ", not " + violations);
    Arguments.require(
        allowedRate >= 0 && allowedRate < 1,
        "the allowed rate must be 0 or more and less than 1, not " + allowedRate);
  }

  /** The test of "the p-quantile is at most L", with the values above L as violations. */
  public static BinomialTest ofQuantile(double p, int n, int violations) {
    return new BinomialTest(n, violations, rateAbove(p));
  }

  /** 1-p, taken from p's decimal digits: 0.05 for 0.95, not 0.050000000000000044. */
  public static double rateAbove(double p) {
    Arguments.between0And1(p, "p");
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(p)).doubleValue();
  }

  /** P(X at most the violations) at the allowed rate: the error of confirming. */
  public Tail lowerTail() {
    return BinomialTails.atMost(violations, n, allowedRate);
  }

  /** P(X at least the violations) at the allowed rate: the error of refuting. */
  public Tail upperTail() {
    return BinomialTails.atLeast(violations, n, allowedRate);
  }

  /** Whether so few violations are seen with probability alpha at most if the claim is false. */
  public boolean confirms(double alpha) {
    return lowerTail().atMost(alpha);
  }

  /** Whether so many violations are seen with probability alpha at most if the claim is true. */
  public boolean refutes(double alpha) {
    return upperTail().atMost(alpha);
  }

  /**
   * The least n that confirms in spite of so many violations; empty if it exceeds 2^31-1, as it
   * does for the rate 0, which no number of trials confirms.
   */
  public static OptionalInt leastTrials(int violations, double allowedRate, double alpha) {
    Arguments.between0And1(alpha, "alpha");
    if (!new BinomialTest(Integer.MAX_VALUE, violations, allowedRate).confirms(alpha)) {
      return OptionalInt.empty();
    }
    long least =
        Bisection.least(
            violations,
            Integer.MAX_VALUE,
            n -> new BinomialTest((int) n, violations, allowedRate).confirms(alpha));
    return OptionalInt.of((int) least);
  }
}
