package dev.assay.inference.comparison;

import dev.assay.verification.document.Require;
import dev.assay.verification.statistics.PermutationTest;
import dev.assay.verification.statistics.Tail;

/**
 * One tail of a permutation test, as it is recorded.
 *
 * @param asFar how many arrangements went at least as far as the observed one, itself included
 * @param arrangements how many were looked at, the observed one included
 */
public record Permuted(int asFar, int arrangements) {
  private static final double FINER = 20;
  private static final double LEAST = 9_999;
  private static final double MOST = 199_999;

  public Permuted {
    Require.that(asFar >= 1 && asFar <= arrangements, "asFar", "must be 1 to arrangements");
  }

  /** The tail of great values of the statistic. */
  public static Permuted greater(PermutationTest test) {
    return new Permuted(test.atLeast(), test.arrangements());
  }

  /** The tail of small ones. */
  public static Permuted less(PermutationTest test) {
    return new Permuted(test.atMost(), test.arrangements());
  }

  /** So many draws that the least p lies well below this error, within bounds. */
  public static int draws(double alpha) {
    return (int) Math.clamp(Math.ceil(FINER / alpha), LEAST, MOST);
  }

  /** The probability of going so far if the labels mean nothing. */
  public Tail p() {
    return new Tail((double) asFar / arrangements);
  }
}
