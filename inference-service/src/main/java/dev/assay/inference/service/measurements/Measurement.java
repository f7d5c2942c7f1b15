package dev.assay.inference.service.measurements;

import dev.assay.verification.document.Digest;
import dev.assay.verification.finding.Reason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A measurement as its row tells it. Immutable.
 *
 * @param order digest of the order
 * @param seed 32 bytes in hexadecimal
 * @param attempt how often it was taken up
 * @param progress how far it is; null before it is known
 * @param reason why there is no result
 * @param envelope digest of the recorded answer's envelope
 * @param transcript digest of the transcript
 * @param result digest of what was computed from it
 */
record Measurement(
    UUID id,
    MeasurementState state,
    Digest order,
    String seed,
    String requestedBy,
    boolean cancelRequested,
    int attempt,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable MeasurementProgress progress,
    @Nullable Reason reason,
    @Nullable String explanation,
    @Nullable Digest envelope,
    @Nullable Digest transcript,
    @Nullable Digest result) {

  static Measurement of(MeasurementRow row) {
    return new Measurement(
        row.id,
        row.state,
        new Digest(row.orderDigest),
        row.seed,
        row.requestedBy,
        row.cancelRequested,
        row.attempt,
        row.createdAt,
        row.startedAt,
        row.finishedAt,
        progress(row),
        row.reason == null ? null : Reason.valueOf(row.reason),
        row.explanation,
        digest(row.envelopeDigest),
        digest(row.transcriptDigest),
        digest(row.resultDigest));
  }

  private static @Nullable MeasurementProgress progress(MeasurementRow row) {
    return row.progressStep == null
        ? null
        : new MeasurementProgress(row.progressStep, row.progressDone, row.progressTotal);
  }

  private static @Nullable Digest digest(@Nullable String hex) {
    return hex == null ? null : new Digest(hex);
  }
}
