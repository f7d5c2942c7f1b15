package dev.assay.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What a measured pair is held to. Pure.
 *
 * @param of what the bound is for
 * @param bound the bound
 */
record Promise(Promise.Kind of, double bound) {
  /** No promise: the numbers are only shown. */
  static final Promise NONE = new Promise(Kind.NOTHING, 0);

  enum Kind {
    NOTHING,
    RATIO_AT_LEAST,
    RATIO_AT_MOST,
    OURS_AT_MOST
  }

  static Promise ratioAtLeast(double bound) {
    return new Promise(Kind.RATIO_AT_LEAST, bound);
  }

  static Promise ratioAtMost(double bound) {
    return new Promise(Kind.RATIO_AT_MOST, bound);
  }

  static Promise oursAtMost(double bound) {
    return new Promise(Kind.OURS_AT_MOST, bound);
  }

  boolean kept(double ours, double peers) {
    return switch (of) {
      case NOTHING -> true;
      case RATIO_AT_LEAST -> ours / peers >= bound;
      case RATIO_AT_MOST -> ours / peers <= bound;
      case OURS_AT_MOST -> ours <= bound;
    };
  }

  /** As the results name it, such as {@code ratio ≥ 0.5}; empty when there is none. */
  String text() {
    return switch (of) {
      case NOTHING -> "";
      case RATIO_AT_LEAST -> "ratio ≥ " + shown();
      case RATIO_AT_MOST -> "ratio ≤ " + shown();
      case OURS_AT_MOST -> "ours ≤ " + shown();
    };
  }

  private String shown() {
    return new BigDecimal(bound).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
