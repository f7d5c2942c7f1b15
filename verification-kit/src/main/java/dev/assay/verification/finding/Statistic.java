package dev.assay.verification.finding;

import dev.assay.verification.document.Require;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;

/**
 * The figure by which a statistical decision fell.
 *
 * @param name of the test and its figure, such as {@code binomial tail}
 * @param value the figure
 * @param n the number of samples
 * @param alpha the error probability that this decision was held to
 */
public record Statistic(String name, BigDecimal value, long n, BigDecimal alpha) {
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

  /** A double as it is shown and recorded, see {@link ShownDecimal}. */
  public static BigDecimal shown(double value) {
    return ShownDecimal.nearest(value);
  }
}
