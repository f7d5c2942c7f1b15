package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The claim that this share of the answers takes at most so long; of requests from one region where
 * it names one.
 *
 * @param metric what is timed
 * @param percentile above 0, less than 1: "0.95" for p95; at most 4 decimals
 * @param atMostMs milliseconds, above 0, at most 120000
 * @param region from where it is claimed; null when nothing is said of that
 * @param statement where the project says so
 */
public record LatencyClaim(
    LatencyMetric metric,
    BigDecimal percentile,
    BigDecimal atMostMs,
    @Nullable Region region,
    Statement statement) {
  private static final BigDecimal LONGEST = new BigDecimal(120_000);
  private static final int DECIMALS = 4;
  private static final Pattern REGION = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /**
   * A region, and who measured there.
   *
   * @param name lower-case letters, digits and hyphens, such as eu-central
   * @param samples serve documents of {@code assay.latency-samples/v1}, at most 8; who serves them
   *     is what their weight depends on, so that they are not pinned
   */
  public record Region(String name, List<URI> samples) {
    public Region {
      Require.present(name, "name");
      Require.that(isName(name), "name", "must be 1 to 64 lower-case letters, digits and hyphens");
      samples = Require.list(samples, "samples", 8);
      samples.forEach(EndpointClaim::demandWeb);
      Require.that(
          samples.stream().distinct().count() == samples.size(),
          "samples",
          "must name each address once");
    }

    /** Whether this can be a region's name. */
    public static boolean isName(String text) {
      return REGION.matcher(text).matches();
    }
  }

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

  /** Metric and percentile as people write them, such as {@code E2E p95 in eu-central}. */
  public String name() {
    String where = region == null ? "" : " in " + region.name();
    return metric
        + " p"
        + percentile.movePointRight(2).stripTrailingZeros().toPlainString()
        + where;
  }

  /** Whether a load that was put from there can decide it. */
  public boolean isOf(@Nullable String measuredIn) {
    return region == null || region.name().equals(measuredIn);
  }
}
