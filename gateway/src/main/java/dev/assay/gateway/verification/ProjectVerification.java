package dev.assay.gateway.verification;

import dev.assay.verification.document.Digest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project's verification as its row tells it. Immutable.
 *
 * @param dossier digest of the dossier that is verified
 * @param policy digest of the policy it is decided under
 * @param terms digest of the terms before the layers fixed their statistical claims
 * @param attempt how many replicas have taken it up
 */
public record ProjectVerification(
    UUID id,
    String slug,
    ProjectState state,
    int dossierVersion,
    Digest dossier,
    String policyName,
    Digest policy,
    Digest terms,
    String requestedBy,
    boolean cancelRequested,
    int attempt,
    Instant createdAt,
    @Nullable Instant finishedAt,
    @Nullable UUID verdictId,
    @Nullable String verdictWord) {

  static ProjectVerification of(ProjectVerificationRow row) {
    return new ProjectVerification(
        row.id,
        row.slug,
        row.state,
        row.dossierVersion,
        new Digest(row.dossierDigest),
        row.policyName,
        new Digest(row.policyDigest),
        new Digest(row.termsDigest),
        row.requestedBy,
        row.cancelRequested,
        row.attempt,
        row.createdAt,
        row.finishedAt,
        row.verdictId,
        row.verdictWord);
  }
}
