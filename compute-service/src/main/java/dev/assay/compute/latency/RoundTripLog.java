package dev.assay.compute.latency;

import dev.assay.compute.claims.NodeLatencyClaim;
import dev.assay.compute.latency.LatencyObserved.LogSeen;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.statistics.OrderStatistics;
import java.util.List;

/**
 * A project's own list of round trips to its node (docs/protocols/round-trip-log.md).
 *
 * @param node the node's id
 * @param micros each trip in microseconds, -1 for a failure; at most 1,000,000
 */
public record RoundTripLog(String schema, String node, List<Long> micros) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.round-trip-log/v1";

  /** The largest document that is read. */
  static final long LARGEST = 16L << 20;

  private static final int MOST = 1_000_000;

  public RoundTripLog {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.text(node, "node", 300);
    micros = Require.list(micros, "micros", MOST);
    Require.that(!micros.isEmpty(), "micros", "must not be empty");
    Require.that(micros.stream().allMatch(value -> value >= -1), "micros", "must be times, or -1");
  }

  static RoundTripLog read(byte[] json) throws InvalidDocument {
    return CanonicalJson.read(json, RoundTripLog.class);
  }

  /** What it says of a claim. */
  LogSeen seen(NodeLatencyClaim claim, Provenance from) {
    double[] values = micros.stream().mapToDouble(RoundTripLog::value).toArray();
    double quantile = OrderStatistics.of(values).quantile(claim.percentile().doubleValue());
    long limit = claim.atMostMicros();
    int above = (int) micros.stream().filter(value -> value < 0 || value > limit).count();
    return new LogSeen(
        values.length, above, Double.isInfinite(quantile) ? null : (long) quantile, from);
  }

  private static double value(long micros) {
    return micros < 0 ? Double.POSITIVE_INFINITY : micros;
  }
}
