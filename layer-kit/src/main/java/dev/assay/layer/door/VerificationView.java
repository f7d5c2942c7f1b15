package dev.assay.layer.door;

import dev.assay.layer.store.Verification;
import dev.assay.layer.store.VerificationState;
import dev.assay.verification.document.Digest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verification as REST tells it; digests name evidence of this service.
 *
 * @param terms the terms that the run is held to, or those that were given before it began
 * @param judges the verification whose observations were judged again
 */
public record VerificationView(
    UUID id,
    String layer,
    VerificationState state,
    Digest claims,
    Digest terms,
    String requestedBy,
    @Nullable UUID judges,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Digest report,
    @Nullable Digest recording) {

  static VerificationView of(String layer, Verification row) {
    Digest run = row.runTerms();
    return new VerificationView(
        row.id(),
        layer,
        row.state(),
        row.claims(),
        run == null ? row.terms() : run,
        row.requestedBy(),
        row.judges(),
        row.createdAt(),
        row.startedAt(),
        row.finishedAt(),
        row.report(),
        row.recording());
  }
}
