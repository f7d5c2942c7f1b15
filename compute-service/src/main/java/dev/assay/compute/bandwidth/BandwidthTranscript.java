package dev.assay.compute.bandwidth;

import dev.assay.verification.document.Require;
import java.time.Instant;
import java.util.List;

/**
 * The runs that were made.
 *
 * @param begun when the first began
 * @param runs in the order in which they were made
 */
public record BandwidthTranscript(String schema, Instant begun, List<BandwidthRun> runs) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.bandwidth-transcript/v1";

  private static final int MOST = 100;

  public BandwidthTranscript {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(begun, "begun");
    runs = Require.list(runs, "runs", MOST);
  }

  /** A transcript of this version. */
  public static BandwidthTranscript of(Instant begun, List<BandwidthRun> runs) {
    return new BandwidthTranscript(SCHEMA, begun, runs);
  }
}
