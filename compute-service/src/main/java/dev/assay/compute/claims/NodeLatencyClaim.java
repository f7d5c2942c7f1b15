package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The claim that a share of round trips to a node takes no longer than some milliseconds.
 *
 * @param id the claim's name
 * @param metric what is timed
 * @param percentile which share of the trips, as "0.95"
 * @param atMostMs above 0, at most 10,000
 * @param node which node; null when the project gives a figure of its own only
 * @param nodeIn where the node stands by the project's words; null when it doesn't say
 * @param measuredIn from where the trips are made; null when the project doesn't say
 * @param published the project's own figures; null when there are none
 * @param statement where the project says so
 */
public record NodeLatencyClaim(
    String id,
    Metric metric,
    BigDecimal percentile,
    BigDecimal atMostMs,
    @Nullable ProvingNode node,
    @Nullable ClaimedRegion nodeIn,
    @Nullable ClaimedRegion measuredIn,
    @Nullable Published published,
    Statement statement) {
  private static final BigDecimal LONGEST = BigDecimal.valueOf(10_000);
  private static final int MOST_DECIMALS = 4;
  private static final int MICROS_PER_MILLI = 1000;

  /** What of a round trip is timed. */
  public enum Metric {
    /** The way there and back, whatever the node does in between. */
    NETWORK,
    /** From a request to the last byte of its answer. */
    ANSWER
  }

  /**
   * Figures of the project's own, from a past that nobody can measure any more.
   *
   * @param trips how many trips they rest on; null when it isn't said
   * @param log where all of them are listed, as assay.round-trip-log/v1; null for nowhere
   */
  public record Published(@Nullable Integer trips, @Nullable URI log) {
    public Published {
      Require.that(trips == null || trips > 0, "trips", "must be positive");
      if (log != null) {
        Fields.web(log, "log");
      }
    }
  }

  public NodeLatencyClaim {
    Fields.id(id);
    Require.present(metric, "metric");
    Fields.share(percentile, "percentile", MOST_DECIMALS);
    Fields.positive(Require.present(atMostMs, "atMostMs"), "atMostMs");
    Require.that(atMostMs.compareTo(LONGEST) <= 0, "atMostMs", "must be at most 10000");
    Require.that(
        node != null || published != null, "node", "must be there where no figures are published");
    Require.present(statement, "statement");
  }

  /** The greatest rate of slower trips with which the claim is still true. */
  public BigDecimal allowed() {
    return BigDecimal.ONE.subtract(percentile).stripTrailingZeros();
  }

  /** The claimed time, in whole microseconds. */
  public long atMostMicros() {
    return atMostMs.multiply(BigDecimal.valueOf(MICROS_PER_MILLI)).longValue();
  }
}
