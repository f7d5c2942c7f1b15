package dev.assay.gateway.verification;

import dev.assay.gateway.project.StoredDossier;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.policy.Policy;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verification that was asked for.
 *
 * @param id the new verification's
 * @param idempotencyKey the caller's own name for this request; null when it gave none
 * @param requestedBy who asked
 */
public record ProjectOrder(
    UUID id,
    StoredDossier dossier,
    Policy policy,
    Terms terms,
    @Nullable String idempotencyKey,
    String requestedBy) {

  /** What must be the same when a key comes again. */
  Digest requestDigest() {
    return CanonicalJson.digest(Map.of("project", dossier.project(), "policy", policy.name()));
  }
}
