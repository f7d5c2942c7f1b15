package dev.assay.verification.evidence;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import dev.assay.verification.finding.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A recorded answer: what was asked, when, of whom, and what came back. Refusal, failure, time-out,
 * cancellation and a spent budget are answers too. The envelope is itself evidence; its body stands
 * beside it under its own digest.
 *
 * @param question what was asked
 * @param at when the answer was complete
 * @param source who answered, see {@link Provenance#source()}
 * @param evidenceClass how strong the answer is, by the probe and the operator's register
 * @param reason why there is no answer; null when there is one
 * @param explanation in words, when there is a reason
 * @param mediaType of the body
 * @param body digest of the body; null when there is none
 * @param attributes what belongs to the answer beside its body, such as an HTTP status
 */
public record Envelope(
    String schema,
    QuestionRecord question,
    Instant at,
    String source,
    EvidenceClass evidenceClass,
    @Nullable Reason reason,
    @Nullable String explanation,
    @Nullable String mediaType,
    @Nullable Digest body,
    Map<String, String> attributes) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.observation-envelope/v1";

  public Envelope {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(question, "question");
    Require.present(at, "at");
    Require.present(source, "source");
    Require.present(evidenceClass, "evidenceClass");
    attributes = new TreeMap<>(Require.map(attributes));
  }

  /** An attribute, or null. */
  public @Nullable String attribute(String name) {
    return attributes.get(name);
  }
}
