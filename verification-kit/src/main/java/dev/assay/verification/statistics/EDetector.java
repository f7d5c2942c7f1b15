package dev.assay.verification.statistics;

import java.util.Arrays;

/**
 * Watches for the moment from which violations come at a rate above q0: an e-detector (Shin, Ramdas
 * and Rinaldo, E-detectors: a nonparametric framework for sequential change detection, arXiv
 * 2203.03532). Immutable; each trial gives the next detector in constant time.
 *
 * <p>{@link AnytimeTest} weighs all trials since the first, so that months of good ones must be
 * outweighed before a change shows. This weighs those since each possible moment of change at once.
 * For rates q with odds of 2^(1/2), 2^(2/2), … 2^(16/2) times those of q0 let L = q/q0 for a
 * violation and (1-q)/(1-q0) for a success; then
 *
 * <pre>
 * Shiryaev and Roberts:  M_n(q) = (M_(n-1)(q) + 1) L       the sum over all beginnings
 * CUSUM:                 M_n(q) = max(M_(n-1)(q), 1) L     the greatest of all beginnings
 * </pre>
 *
 * <p>from M_0 = 0, and M_n is the mean over the sixteen q. As long as the rate given the past never
 * exceeds q0, the first alarm, M_n &gt;= 1/alpha, comes after 1/alpha trials or more on average
 * (their theorem on the average run length). That is no error probability: one that watches for
 * ever gives a false alarm some day.
 */
public final class EDetector {
  private static final int RATES = 16;

  private final double claimedRate;
  private final boolean sum;
  private final double[] lnM;

  private EDetector(double claimedRate, boolean sum, double[] lnM) {
    this.claimedRate = claimedRate;
    this.sum = sum;
    this.lnM = lnM;
  }

  /** The sum over all beginnings, before the first trial; the quicker of both. */
  public static EDetector shiryaevRoberts(double claimedRate) {
    return new EDetector(Arguments.between0And1(claimedRate, "the claimed rate"), true, nothing());
  }

  /** The greatest of all beginnings, before the first trial; never more than the sum. */
  public static EDetector cusum(double claimedRate) {
    return new EDetector(Arguments.between0And1(claimedRate, "the claimed rate"), false, nothing());
  }

  /** With one more trial. */
  public EDetector after(boolean violated) {
    double[] next = new double[RATES];
    for (int i = 0; i < RATES; i++) {
      double begun = sum ? lnOnePlus(lnM[i]) : Math.max(lnM[i], 0);
      next[i] = begun + lnL(i, violated);
    }
    return new EDetector(claimedRate, sum, next);
  }

  /** ln M_n; minus infinity before the first trial. */
  public double lnM() {
    double greatest = Arrays.stream(lnM).max().orElseThrow();
    return greatest == Double.NEGATIVE_INFINITY
        ? greatest
        : greatest
            + StrictMath.log(
                Arrays.stream(lnM).map(m -> StrictMath.exp(m - greatest)).sum() / RATES);
  }

  /** Whether a change is to be announced now. */
  public boolean alarms(double alpha) {
    return lnM() >= AnytimeTest.threshold(alpha);
  }

  /**
   * The i-th rate has odds r q0/(1-q0), so q/q0 = r / (1-q0 + r q0) and (1-q)/(1-q0) = that / r.
   */
  private double lnL(int i, boolean violated) {
    double lnOdds = (i + 1) * StrictMath.log(2) / 2;
    double lnSuccess = -StrictMath.log1p(claimedRate * StrictMath.expm1(lnOdds));
    return violated ? lnSuccess + lnOdds : lnSuccess;
  }

  private static double lnOnePlus(double lnM) {
    return Math.max(lnM, 0) + StrictMath.log1p(Math.exp(-Math.abs(lnM)));
  }

  private static double[] nothing() {
    double[] lnM = new double[RATES];
    Arrays.fill(lnM, Double.NEGATIVE_INFINITY);
    return lnM;
  }
}
