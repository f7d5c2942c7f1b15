package dev.assay.verification.statistics;

import java.util.function.LongPredicate;

/** Finds where a monotone condition begins to hold, in at most 63 evaluations. */
final class Bisection {
  private static final long ONE = Double.doubleToLongBits(1.0);

  private Bisection() {}

  /** A condition on a probability. */
  interface OnProbability {
    boolean holds(double probability);
  }

  /**
   * The least value of {@code low..high} for which the condition holds; it must hold at {@code
   * high} and, once it holds, for every greater value.
   */
  static long least(long low, long high, LongPredicate holds) {
    long below = low;
    long known = high;
    while (below < known) {
      long middle = below + (known - below) / 2;
      if (holds.test(middle)) {
        known = middle;
      } else {
        below = middle + 1;
      }
    }
    return known;
  }

  /**
   * The least double of 0 to 1 for which the condition holds; it must hold at 1. Doubles from 0 up
   * are ordered as their bits are, so that the answer is exact to the last place at any scale.
   */
  static double leastProbability(OnProbability condition) {
    return Double.longBitsToDouble(
        least(0, ONE, bits -> condition.holds(Double.longBitsToDouble(bits))));
  }
}
