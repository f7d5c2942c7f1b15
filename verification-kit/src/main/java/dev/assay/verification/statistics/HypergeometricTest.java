package dev.assay.verification.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * The exact test of "at least (1-e)N of these N are good" on a sample without replacement from a
 * list that was fixed beforehand.
 *
 * <p>The claim allows b = floor(eN) bad ones. Refuted if P(X &gt;= misses | b bad) &lt;= alpha,
 * confirmed if P(X &lt;= misses | b+1 bad) &lt;= alpha, otherwise undecided; X is hypergeometric
 * (Fisher's exact tail). A sample of all N decides with error 0. The share counts by its decimal
 * digits, so that 0.29 of 100 is 29. The time of a tail grows with the sample.
 *
 * @param population N, 1 or more
 * @param sample m, how many of them were asked, 0 to N
 * @param misses how many of those were bad, 0 to m
 * @param toleratedShare e: 0 ("all are good") or more, less than 1
 */
public record HypergeometricTest(int population, int sample, int misses, double toleratedShare) {
  public HypergeometricTest {
    toleratedBad(population, toleratedShare);
    Arguments.require(
        sample >= 0 && sample <= population,
        "the sample must be 0 to " + population + ", not " + sample);
    Arguments.require(
        misses >= 0 && misses <= sample, "misses must be 0 to " + sample + ", not " + misses);
  }

  /** floor(eN): the most bad ones with which the claim is still true. */
  public static int toleratedBad(int population, double toleratedShare) {
    Arguments.require(population > 0, "the population must be 1 or more, not " + population);
    Arguments.require(
        toleratedShare >= 0 && toleratedShare < 1,
        "the tolerated share must be 0 or more and less than 1, not " + toleratedShare);
    return BigDecimal.valueOf(toleratedShare)
        .multiply(BigDecimal.valueOf(population))
        .setScale(0, RoundingMode.FLOOR)
        .intValueExact();
  }

  /** P(X at most the misses) if one more than tolerated is bad: the error of confirming. */
  public Tail lowerTail() {
    int bad = toleratedBad(population, toleratedShare) + 1;
    HypergeometricDistribution x = HypergeometricDistribution.of(population, bad, sample);
    int fewest = x.getSupportLowerBound();
    if (misses < fewest) {
      return Tail.IMPOSSIBLE;
    }
    // One term needs no sum, which would walk half of the support.
    return Tail.possible(
        misses == fewest ? x.probability(misses) : x.cumulativeProbability(misses));
  }

  /** P(X at least the misses) if all that are tolerated are bad: the error of refuting. */
  public Tail upperTail() {
    int bad = toleratedBad(population, toleratedShare);
    HypergeometricDistribution x = HypergeometricDistribution.of(population, bad, sample);
    return misses > x.getSupportUpperBound()
        ? Tail.IMPOSSIBLE
        : Tail.possible(x.survivalProbability(misses - 1));
  }

  /** Whether so few misses are seen with probability alpha at most if the claim is false. */
  public boolean confirms(double alpha) {
    return lowerTail().atMost(alpha);
  }

  /** Whether so many misses are seen with probability alpha at most if the claim is true. */
  public boolean refutes(double alpha) {
    return upperTail().atMost(alpha);
  }

  /** The least sample that confirms if it has no miss; never more than the population. */
  public static int sampleSize(int population, double toleratedShare, double alpha) {
    Arguments.between0And1(alpha, "alpha");
    return (int)
        Bisection.least(
            1,
            population,
            m -> new HypergeometricTest(population, (int) m, 0, toleratedShare).confirms(alpha));
  }
}
