package dev.assay.verification.statistics;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Fisher's exact test of two independent proportions: given both sizes and the sum of the counts,
 * the first count is hypergeometric if the proportions are equal (R. A. Fisher, Statistical Methods
 * for Research Workers, 1934). The time of a tail grows with the number of possible counts.
 *
 * @param firstCounted 0 to firstSize
 * @param firstSize 0 or more
 * @param secondCounted 0 to secondSize
 * @param secondSize 0 or more; both sizes together 1 to 2^31-1
 */
public record TwoProportionTest(
    int firstCounted, int firstSize, int secondCounted, int secondSize) {
  /** Probabilities that differ by less than this share count as equal, as in R's fisher.test. */
  private static final double TIE = 1e-7;

  public TwoProportionTest {
    Arguments.require(
        firstCounted >= 0 && firstCounted <= firstSize,
        "the first count must be 0 to " + firstSize + ", not " + firstCounted);
    Arguments.require(
        secondCounted >= 0 && secondCounted <= secondSize,
        "the second count must be 0 to " + secondSize + ", not " + secondCounted);
    long both = (long) firstSize + secondSize;
    Arguments.require(
        both >= 1 && both <= Integer.MAX_VALUE,
        "both sizes together must be 1 to 2^31-1, not " + both);
  }

  /** p for "the first proportion is greater". */
  public Tail firstGreater() {
    return Tail.possible(counts().survivalProbability(firstCounted - 1));
  }

  /** p for "the first proportion is less". */
  public Tail firstLess() {
    return Tail.possible(counts().cumulativeProbability(firstCounted));
  }

  /** p for "they differ": all first counts that are no more probable than the one seen. */
  public Tail different() {
    HypergeometricDistribution counts = counts();
    double seen = counts.probability(firstCounted) * (1 + TIE);
    return Tail.possible(
        IntStream.rangeClosed(counts.getSupportLowerBound(), counts.getSupportUpperBound())
            .mapToDouble(counts::probability)
            .filter(probability -> probability <= seen)
            .sum());
  }

  private HypergeometricDistribution counts() {
    return HypergeometricDistribution.of(
        firstSize + secondSize, firstCounted + secondCounted, firstSize);
  }
}
