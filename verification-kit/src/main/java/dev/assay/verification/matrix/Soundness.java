package dev.assay.verification.matrix;

import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * What passing a challenge proves: if a share d of the committed tiles is wrong, all k opened ones
 * are valid with a probability of at most (1-d)^k + k/p, p = 2^61 - 1. That no tile at all is wrong
 * is never shown. Pure.
 */
public final class Soundness {
  private static final int MOST_OPENINGS = 10_000;
  private static final MathContext BOUND = new MathContext(6, RoundingMode.FLOOR);

  private Soundness() {}

  /**
   * The fewest openings with which a share of wrong tiles is overlooked with at most this
   * probability; at most 10,000.
   */
  public static int openings(double wrongShare, double error) {
    Require.that(wrongShare > 0 && wrongShare < 1, "wrongShare", "must lie between 0 and 1");
    Require.that(error > 0 && error < 1, "error", "must lie between 0 and 1");
    int openings = Math.max(1, (int) Math.floor(Math.log(error) / Math.log1p(-wrongShare)));
    while (openings < MOST_OPENINGS && passes(wrongShare, openings) > error) {
      openings++;
    }
    return openings;
  }

  /** The greatest probability that so many openings are all valid with such a share wrong. */
  public static double passes(double wrongShare, int openings) {
    return Math.pow(1 - wrongShare, openings) + (double) openings / Mersenne61.P;
  }

  /**
   * The operations per second that were commanded at least: 2 n^3 R (1-d) / (t1-t0), rounded down.
   *
   * @param took from sending the seed to the last root, by the verifier's clock; positive
   */
  public static BigDecimal leastRate(MatrixShape shape, BigDecimal wrongShare, Duration took) {
    Require.that(took.isPositive(), "took", "must be positive");
    return new BigDecimal(shape.operations())
        .multiply(BigDecimal.ONE.subtract(wrongShare))
        .divide(BigDecimal.valueOf(took.toNanos(), 9), BOUND);
  }
}
