package dev.assay.verification.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Both exact tails of a binomial count. */
final class BinomialTails {
  private BinomialTails() {}

  /** P(X at most k) for n trials of probability q. */
  static Tail atMost(int k, int n, double q) {
    boolean possible = k >= 0 && (q < 1 || k >= n);
    return possible
        ? Tail.possible(BinomialDistribution.of(n, q).cumulativeProbability(k))
        : Tail.IMPOSSIBLE;
  }

  /** P(X at least k) for n trials of probability q. */
  static Tail atLeast(int k, int n, double q) {
    boolean possible = k <= n && (q > 0 || k <= 0);
    return possible
        ? Tail.possible(BinomialDistribution.of(n, q).survivalProbability(k - 1))
        : Tail.IMPOSSIBLE;
  }
}
