package dev.assay.verification.evidence;

import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import java.time.Instant;

/**
 * Where an observed value comes from.
 *
 * @param source who said it, as {@code host:port} or the verifier's own probe; independent sources
 *     have different names
 * @param evidenceClass how strong it is
 * @param at when it was observed
 * @param evidence the digest of the envelope that recorded it
 */
public record Provenance(String source, EvidenceClass evidenceClass, Instant at, Digest evidence) {

  /** What the dossier itself says, as of the terms' date. */
  public static Provenance declared(Object claims, Terms terms) {
    return new Provenance(
        "dossier", EvidenceClass.DECLARED, terms.asOf(), CanonicalJson.digest(claims));
  }

  /** The same, lifted to what a verified signature or pin makes of it; never lowered. */
  public Provenance lifted(EvidenceClass stronger) {
    return stronger.suffices(evidenceClass) ? new Provenance(source, stronger, at, evidence) : this;
  }
}
