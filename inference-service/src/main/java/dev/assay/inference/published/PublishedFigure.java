package dev.assay.inference.published;

import dev.assay.inference.claims.LatencyClaim;
import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One published figure.
 *
 * @param metric what it is of
 * @param percentile as a share, as 0.95; null exactly for AVAILABILITY
 * @param value milliseconds, or a share
 * @param unit {@code ms}, or {@code share}
 * @param n how many requests it rests on; null when that isn't said
 */
public record PublishedFigure(
    FigureKind metric,
    @Nullable BigDecimal percentile,
    BigDecimal value,
    String unit,
    @Nullable Long n) {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal HALF_PER_CENT = new BigDecimal("0.005");
  private static final BigDecimal LONGEST = new BigDecimal(119_999);
  private static final int PERCENTILE_DECIMALS = 4;

  public PublishedFigure {
    Require.present(metric, "metric");
    Require.present(value, "value");
    boolean share = metric == FigureKind.AVAILABILITY;
    Require.that((share ? "share" : "ms").equals(unit), "unit", "must be 'ms', or 'share'");
    Require.that((percentile == null) == share, "percentile", "belongs to a duration");
    Require.that(
        percentile == null
            || (percentile.signum() > 0
                && percentile.compareTo(BigDecimal.ONE) < 0
                && percentile.stripTrailingZeros().scale() <= PERCENTILE_DECIMALS),
        "percentile",
        "must lie between 0 and 1 and have at most 4 decimals");
    Require.that(
        value.signum() > 0 && value.compareTo(share ? BigDecimal.ONE : LONGEST) <= 0,
        "value",
        "must lie above 0, and at most at 119999 ms or at a share of 1");
    Require.that(n == null || n >= 0, "n", "must not be negative");
  }

  /** Whether it may stand as the value of a duration. */
  static boolean isTime(double millis) {
    return millis > 0 && millis <= LONGEST.doubleValue();
  }

  /** Metric and percentile as people write them. */
  String name() {
    return percentile == null
        ? metric.name()
        : metric + " p" + percentile.movePointRight(2).stripTrailingZeros().toPlainString();
  }

  /**
   * Half a unit of the last digit, what the value may have been before it was rounded; of a share
   * half a per cent at most.
   */
  BigDecimal rounding() {
    BigDecimal half = BigDecimal.ONE.movePointLeft(value.scale()).multiply(HALF);
    return metric == FigureKind.AVAILABILITY ? half.min(HALF_PER_CENT) : half;
  }

  /** The claim that it makes of the endpoint, with its rounding; of a duration only. */
  LatencyClaim claim(Statement statement) {
    if (metric.latency() == null || percentile == null) {
      throw new IllegalStateException(metric + " is no duration");
    }
    return new LatencyClaim(metric.latency(), percentile, value.add(rounding()), null, statement);
  }

  /** The greatest share of failures that it allows, with its rounding; of a share only. */
  BigDecimal allowedFailures() {
    return BigDecimal.ONE.subtract(value).add(rounding()).min(new BigDecimal("0.9999"));
  }
}
