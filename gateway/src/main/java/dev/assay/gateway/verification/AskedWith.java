package dev.assay.gateway.verification;

import dev.assay.layer.evidence.EvidenceStore;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.policy.Policy;
import io.smallrye.mutiny.Uni;

/**
 * What a verification was asked with.
 *
 * @param dossier that is verified
 * @param terms before the layers fixed their statistical claims
 * @param policy it is decided under
 */
record AskedWith(Dossier dossier, Terms terms, Policy policy) {
  static Uni<AskedWith> of(ProjectVerification verification, EvidenceStore evidence) {
    return Uni.combine()
        .all()
        .unis(
            read(evidence, verification.dossier(), Dossier.class),
            read(evidence, verification.terms(), Terms.class),
            read(evidence, verification.policy(), Policy.class))
        .with(AskedWith::new);
  }

  private static <T> Uni<T> read(EvidenceStore evidence, Digest digest, Class<T> type) {
    return evidence
        .content(digest)
        .map(
            bytes -> {
              try {
                return CanonicalJson.read(bytes, type);
              } catch (InvalidDocument e) {
                throw new IllegalStateException("a stored document can't be read", e);
              }
            });
  }
}
