package dev.assay.compute.challenge;

import dev.assay.verification.matrix.MatrixPrf;
import dev.assay.verification.matrix.MatrixShape;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Chooses the size of a challenge: about so many operations, in at least four rounds of the
 * greatest power of two that the agent takes. Pure.
 */
final class ChallengePlan {
  private static final int LARGEST_N = 65_536;
  private static final int LEAST_ROUNDS = 4;

  private ChallengePlan() {}

  /**
   * The size.
   *
   * @param operations that are to be shown
   * @param largestN that the agent takes, 64 or more
   * @param mostRounds that the agent takes, 1 or more
   */
  static MatrixShape of(BigDecimal operations, int largestN, int mostRounds) {
    int most = Integer.highestOneBit(Math.min(largestN, LARGEST_N));
    int n = MatrixPrf.BLOCK;
    while (2 * n <= most
        && perRound(2 * n).multiply(BigDecimal.valueOf(LEAST_ROUNDS)).compareTo(operations) <= 0) {
      n *= 2;
    }
    BigDecimal rounds = operations.divide(perRound(n), 0, RoundingMode.CEILING);
    int limit = Math.min(mostRounds, MatrixShape.MOST_ROUNDS);
    return MatrixShape.of(
        n, rounds.min(BigDecimal.valueOf(limit)).max(BigDecimal.ONE).intValueExact());
  }

  private static BigDecimal perRound(int n) {
    return BigDecimal.valueOf(n).pow(3).multiply(BigDecimal.TWO);
  }
}
