package dev.assay.layer.store;

import dev.assay.verification.document.Digest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verification as its row tells it. Immutable.
 *
 * @param claims digest of the canonical claims
 * @param terms digest of the terms as the caller gave them
 * @param runTerms digest of the terms that the run is held to; null before it began
 * @param register digest of the register of sources that the run is held to; null before it began
 * @param requestedBy who asked
 * @param judges the verification whose observations are judged again, or null
 * @param cancelRequested whether it was asked to end
 * @param attempt how many replicas have taken it up
 * @param fruitless how many of them, the last ones, stored no answer and no observation yet
 * @param report digest of the report; null before the end
 * @param recording digest of the recording; null before the end
 */
public record Verification(
    UUID id,
    VerificationState state,
    Digest claims,
    Digest terms,
    @Nullable Digest runTerms,
    @Nullable Digest register,
    Budget budget,
    String requestedBy,
    @Nullable UUID judges,
    boolean cancelRequested,
    int attempt,
    int fruitless,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Digest report,
    @Nullable Digest recording) {

  static Verification of(VerificationRow row) {
    return new Verification(
        row.id,
        row.state,
        new Digest(row.claimsDigest),
        new Digest(row.termsDigest),
        digest(row.runTermsDigest),
        digest(row.registerDigest),
        new Budget(row.budgetRequests, row.budgetBytes, row.budgetSeconds),
        row.requestedBy,
        row.judges,
        row.cancelRequested,
        row.attempt,
        row.fruitless,
        row.createdAt,
        row.startedAt,
        row.finishedAt,
        digest(row.reportDigest),
        digest(row.recordingDigest));
  }

  private static @Nullable Digest digest(@Nullable String hex) {
    return hex == null ? null : new Digest(hex);
  }
}
