package dev.assay.inference.recorded;

import java.util.Arrays;

/**
 * How a tool computes a percentile from its own values: only for telling whether its figures are
 * those of its values; we never judge by them. Pure.
 */
enum ToolPercentile {
  /** numpy.percentile's default, linear between the two nearest ranks: vLLM, AIPerf. */
  LINEAR {
    @Override
    double of(double[] sorted, double p) {
      double position = (sorted.length - 1) * p;
      int below = (int) position;
      double share = position - below;
      return share == 0 || below + 1 == sorted.length
          ? sorted[below]
          : sorted[below] + (sorted[below + 1] - sorted[below]) * share;
    }
  },
  /** The value at position n p, counted from 0 and cut to a whole number: LoadGen. */
  CUT {
    @Override
    double of(double[] sorted, double p) {
      return sorted[Math.min(sorted.length - 1, (int) (sorted.length * p))];
    }
  },
  /** Nearest rank in ghz's own arithmetic, which a rounded product may lift by one rank. */
  NEAREST {
    @Override
    double of(double[] sorted, double p) {
      double position = p * sorted.length;
      int cut = (int) position;
      return sorted[Math.clamp(position == cut ? cut - 1 : cut, 0, sorted.length - 1)];
    }
  };

  private static final double ABSOLUTE_MS = 0.01;
  private static final double RELATIVE = 0.001;

  /** The p-percentile of one value at least, in ascending order. */
  abstract double of(double[] sorted, double p);

  /**
   * Whether the tool can have computed this from these values and so many that can't be read, which
   * may lie anywhere.
   */
  boolean fits(double[] sorted, int unread, double p, double stated) {
    if (sorted.length + unread == 0) {
      return true;
    }
    double[] least = new double[sorted.length + unread];
    System.arraycopy(sorted, 0, least, unread, sorted.length);
    double[] most = Arrays.copyOf(sorted, sorted.length + unread);
    Arrays.fill(most, sorted.length, most.length, Double.MAX_VALUE / 4);
    return !certainlyBelow(stated, of(least, p)) && !certainlyBelow(of(most, p), stated);
  }

  /** Whether a value lies below another by more than rounding: 0.01 ms or a thousandth. */
  static boolean certainlyBelow(double value, double other) {
    return value < other - Math.max(ABSOLUTE_MS, RELATIVE * Math.abs(other));
  }

  /** Whether two values differ by more than rounding. */
  static boolean differ(double one, double other) {
    return certainlyBelow(one, other) || certainlyBelow(other, one);
  }
}
