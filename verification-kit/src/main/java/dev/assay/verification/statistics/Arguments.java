package dev.assay.verification.statistics;

/**
 * Refuses arguments outside of a formula's domain, NaN included, by a message that says what fits.
 */
final class Arguments {
  private Arguments() {}

  /** The value, which must lie strictly between 0 and 1. */
  static double between0And1(double value, String name) {
    require(value > 0 && value < 1, name + " must lie strictly between 0 and 1, not " + value);
    return value;
  }

  static void require(boolean fits, String message) {
    if (!fits) {
      throw new IllegalArgumentException(message);
    }
  }
}
