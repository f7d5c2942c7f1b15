package dev.assay.compute.challenge;

import dev.assay.verification.matrix.KeptTiles;
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

  /**
   * The size of a challenge whose tiles fill so many bytes: the greatest n of which at least one
   * round is needed, since what a prover dropped then costs it most to compute again.
   *
   * @param keptBytes that are to be filled
   * @param largestN that the agent takes, 64 or more
   * @param mostRounds that the agent takes, 1 or more
   */
  static MatrixShape keeping(long keptBytes, int largestN, int mostRounds) {
    int most = Integer.highestOneBit(Math.min(largestN, LARGEST_N));
    int n = MatrixPrf.BLOCK;
    while (2 * n <= most && MatrixShape.of(2 * n, 1).keptBytes() <= keptBytes) {
      n *= 2;
    }
    MatrixShape one = MatrixShape.of(n, 1);
    long rounds = Math.ceilDiv(keptBytes, one.keptBytes());
    long kept = Math.min(rounds, KeptTiles.MOST_TILES / one.tiles());
    long limit = Math.min(mostRounds, MatrixShape.MOST_ROUNDS);
    return MatrixShape.of(n, (int) Math.min(kept, limit));
  }

  private static BigDecimal perRound(int n) {
    return BigDecimal.valueOf(n).pow(3).multiply(BigDecimal.TWO);
  }
}
