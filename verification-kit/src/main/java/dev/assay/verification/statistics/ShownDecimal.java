package dev.assay.verification.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Turns computed doubles into decimals fit for a document: six significant digits, at most forty
 * decimals, the same on every platform.
 *
 * <p>The last places of a double may differ between a JVM and a native image (Math.log and its like
 * promise one ulp, no more). So a value is first rounded to twelve significant digits, half to
 * even, and only then to six in the direction asked for. Every argument must be finite.
 */
public final class ShownDecimal {
  private static final MathContext TWELVE = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final int MOST_DECIMALS = 40;

  private ShownDecimal() {}

  /** The nearest six-digit decimal, for a figure that is only shown. */
  public static BigDecimal nearest(double value) {
    return shown(value, RoundingMode.HALF_EVEN);
  }

  /** The next six-digit decimal that isn't less: for upper bounds and error probabilities. */
  public static BigDecimal ceiling(double value) {
    return shown(value, RoundingMode.CEILING);
  }

  /** The next six-digit decimal that isn't greater: for lower bounds. */
  public static BigDecimal floor(double value) {
    return shown(value, RoundingMode.FLOOR);
  }

  /** The value without the last places, in which platforms may differ. */
  static BigDecimal stable(double value) {
    return new BigDecimal(value, TWELVE);
  }

  private static BigDecimal shown(double value, RoundingMode direction) {
    BigDecimal six = stable(value).round(new MathContext(6, direction));
    BigDecimal bounded = six.scale() > MOST_DECIMALS ? six.setScale(MOST_DECIMALS, direction) : six;
    BigDecimal plain = bounded.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
