package dev.assay.verification.statistics;

/**
 * What a series of trials that is looked at after each of them is held to, fixed before the first.
 *
 * @param claimedRate q0: refuted when the rate is proven to exceed it
 * @param provenRate q1, q0 or more: confirmed when the rate is proven to be below it. With q1 = q0
 *     the claim itself is proven; a greater q1 needs fewer trials and proves that much less
 * @param alpha the error probability of each answer, over all looks; already divided by the number
 *     of statistical claims of the report
 * @param leastTrials no decision before so many, so that one or two bad ones don't refute alone
 * @param mostTrials the series ends here, decided or not; {@link #MOST_TRIALS} at most
 */
public record SequentialPlan(
    double claimedRate, double provenRate, double alpha, int leastTrials, int mostTrials) {
  /** The longest series. */
  public static final int MOST_TRIALS = 1_000_000;

  public SequentialPlan {
    Arguments.between0And1(claimedRate, "the claimed rate");
    Arguments.between0And1(provenRate, "the rate to prove");
    Arguments.between0And1(alpha, "alpha");
    Arguments.require(
        provenRate >= claimedRate,
        "the rate to prove must be the claimed one or more, not " + provenRate);
    Arguments.require(
        leastTrials >= 1 && leastTrials <= mostTrials && mostTrials <= MOST_TRIALS,
        "trials must be 1 to " + MOST_TRIALS + ", not " + leastTrials + " to " + mostTrials);
  }

  /** A plan that proves the claim itself: q1 = q0. */
  public static SequentialPlan strict(
      double claimedRate, double alpha, int leastTrials, int mostTrials) {
    return new SequentialPlan(claimedRate, claimedRate, alpha, leastTrials, mostTrials);
  }
}
