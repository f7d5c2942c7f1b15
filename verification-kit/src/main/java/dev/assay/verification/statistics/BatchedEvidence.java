package dev.assay.verification.statistics;

/**
 * The evidence of successive batches, each with its own p-value, as one running e-value. Immutable.
 *
 * <p>Each p becomes e = 1 / (2 sqrt(p)), the calibrator kappa p^(kappa-1) with kappa = 1/2 (Vovk
 * and Wang, E-values: calibration, combination and applications, Annals of Statistics 49, 2021). If
 * each p is valid given all earlier batches, the product of the e's reaches 1/alpha at any time
 * with probability alpha at most (Ville), so that one may look after each batch and go on for
 * years. A p above 1/4 lowers it.
 *
 * @param batches how many batches are in it
 * @param lnE the logarithm of the product; positive infinity after a batch that was impossible
 */
public record BatchedEvidence(int batches, double lnE) {
  /** No batch yet: E = 1. */
  public static final BatchedEvidence NONE = new BatchedEvidence(0, 0);

  private static final double LN_2 = StrictMath.log(2);

  public BatchedEvidence {
    Arguments.require(batches >= 0, "batches must be 0 or more, not " + batches);
    Arguments.require(
        lnE > Double.NEGATIVE_INFINITY, "ln E must be more than minus infinity, not " + lnE);
  }

  /** ln of 1 / (2 sqrt(p)). */
  public static double lnE(Tail p) {
    return -LN_2 - StrictMath.log(p.probability()) / 2;
  }

  /** With one more batch. */
  public BatchedEvidence and(Tail p) {
    return new BatchedEvidence(Math.addExact(batches, 1), lnE + lnE(p));
  }

  /** Whether the hypothesis is rejected now, at this error over all batches and looks. */
  public boolean refutes(double alpha) {
    return lnE >= -StrictMath.log(Arguments.between0And1(alpha, "alpha"));
  }
}
