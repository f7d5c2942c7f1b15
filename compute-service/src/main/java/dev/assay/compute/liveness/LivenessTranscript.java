package dev.assay.compute.liveness;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What happened when the nodes of a question were asked.
 *
 * @param exchanges one for each node, in the question's order
 */
public record LivenessTranscript(String schema, List<NodeExchange> exchanges) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.node-liveness-transcript/v1";

  public LivenessTranscript {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    exchanges = Require.list(exchanges, "exchanges", 10_000);
  }

  /** A transcript of these exchanges. */
  public static LivenessTranscript of(List<NodeExchange> exchanges) {
    return new LivenessTranscript(SCHEMA, exchanges);
  }
}
