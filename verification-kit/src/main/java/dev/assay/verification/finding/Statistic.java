package dev.assay.verification.finding;

import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The figure by which a statistical decision fell.
 *
 * @param name of the test and its figure, such as {@code binomial tail}
 * @param value the figure
 * @param n the number of samples
 * @param alpha the error probability that this decision was held to
 */
public record Statistic(String name, BigDecimal value, long n, BigDecimal alpha) {
  private static final MathContext SHOWN = new MathContext(6, RoundingMode.HALF_UP);

  public Statistic {
    Require.text(name, "name", 200);
    Require.present(value, "value");
    Require.present(alpha, "alpha");
    Require.that(n >= 0, "n", "must not be negative");
  }

  /** A statistic from a probability in double arithmetic, kept to six significant digits. */
  public static Statistic of(String name, double value, long n, BigDecimal alpha) {
    return new Statistic(name, shown(value), n, alpha);
  }

  /** A double as it is shown and recorded: six significant digits, at most 40 decimals. */
  public static BigDecimal shown(double value) {
    BigDecimal rounded = new BigDecimal(value).round(SHOWN);
    BigDecimal bounded = rounded.scale() > 40 ? rounded.setScale(40, RoundingMode.UP) : rounded;
    return bounded.signum() == 0 ? BigDecimal.ZERO : bounded.stripTrailingZeros();
  }
}
