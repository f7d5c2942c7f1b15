package dev.assay.inference.service.measurements;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.verification.document.Digest;
import dev.assay.verification.finding.Reason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A measurement as its doors tell it; digests name evidence of this service.
 *
 * @param order what was asked for
 * @param seed from which due times and prompts follow, 32 bytes in hexadecimal
 * @param progress how far it is; null before it is known
 * @param reason why there is no result
 * @param envelope the recorded answer: question, time, source
 * @param transcript what was heard, from which the result is computed
 * @param result null until it is finished
 */
public record MeasurementView(
    UUID id,
    MeasurementState state,
    JsonNode order,
    String seed,
    String requestedBy,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable MeasurementProgress progress,
    @Nullable Reason reason,
    @Nullable String explanation,
    @Nullable Digest envelope,
    @Nullable Digest transcript,
    @Nullable JsonNode result) {

  /** The schema's id. */
  public static final String SCHEMA = "assay.measurement-state/v1";

  static MeasurementView of(Measurement row, JsonNode order, @Nullable JsonNode result) {
    return new MeasurementView(
        row.id(),
        row.state(),
        order,
        row.seed(),
        row.requestedBy(),
        row.createdAt(),
        row.startedAt(),
        row.finishedAt(),
        row.progress(),
        row.reason(),
        row.explanation(),
        row.envelope(),
        row.transcript(),
        result);
  }
}
