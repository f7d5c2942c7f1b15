package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;

/**
 * The claim that this share of the answers takes at most so long.
 *
 * @param metric what is timed
 * @param percentile above 0, less than 1: "0.95" for p95; at most 4 decimals
 * @param atMostMs milliseconds, above 0, at most 120000
 * @param statement where the project says so
 */
public record LatencyClaim(
    LatencyMetric metric, BigDecimal percentile, BigDecimal atMostMs, Statement statement) {
  private static final BigDecimal LONGEST = new BigDecimal(120_000);
  private static final int DECIMALS = 4;

  public LatencyClaim {
    Require.present(metric, "metric");
    Require.present(percentile, "percentile");
    Require.that(
        percentile.signum() > 0
            && percentile.compareTo(BigDecimal.ONE) < 0
            && percentile.stripTrailingZeros().scale() <= DECIMALS,
        "percentile",
        "must lie between 0 and 1 and have at most 4 decimals, for example \"0.95\" for p95");
    Require.present(atMostMs, "atMostMs");
    Require.that(
        atMostMs.signum() > 0 && atMostMs.compareTo(LONGEST) <= 0,
        "atMostMs",
        "must lie above 0 and at most at 120000 milliseconds, for example \"1000\"");
    Require.present(statement, "statement");
  }

  /** Metric and percentile as people write them, such as {@code E2E p95} or {@code TTFT p99.9}. */
  public String name() {
    return metric + " p" + percentile.movePointRight(2).stripTrailingZeros().toPlainString();
  }
}
