package dev.assay.compute.arithmetic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Exact comparisons with figures of data sheets, and how such figures are shown. */
final class Figures {
  /** Data sheets and projects round: up to 1 % above a figure is that figure. */
  static final BigDecimal ROUNDING = new BigDecimal("1.01");

  private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_EVEN);

  private Figures() {}

  /** Whether a claimed value exceeds a bound by more than rounding explains. */
  static boolean exceeds(BigDecimal claimed, BigDecimal bound) {
    return claimed.compareTo(bound.multiply(ROUNDING)) > 0;
  }

  /** Whether a claimed value is this figure, rounded. */
  static boolean same(BigDecimal claimed, BigDecimal figure) {
    return !exceeds(claimed, figure) && !exceeds(figure, claimed);
  }

  /** Four significant digits without an exponent. */
  static String shown(BigDecimal value) {
    BigDecimal rounded = value.precision() > 4 ? value.round(SHOWN) : value;
    BigDecimal plain = rounded.stripTrailingZeros();
    return plain.toPlainString();
  }
}
