package dev.assay.compute.latency;

import dev.assay.compute.location.VantagePoint;
import dev.assay.verification.document.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The round trips that were made, from where.
 *
 * @param vantage where this verifier stands; null when the operator doesn't say
 * @param trips in the order in which they were made; none when the claim is of another region
 */
public record LatencyTranscript(
    String schema, @Nullable VantagePoint vantage, List<LatencyTrip> trips) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.latency-transcript/v1";

  private static final int MOST = 1000;

  public LatencyTranscript {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    trips = Require.list(trips, "trips", MOST);
  }

  /** A transcript of this version. */
  public static LatencyTranscript of(@Nullable VantagePoint vantage, List<LatencyTrip> trips) {
    return new LatencyTranscript(SCHEMA, vantage, trips);
  }
}
