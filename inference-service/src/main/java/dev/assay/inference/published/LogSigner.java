package dev.assay.inference.published;

import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import org.jspecify.annotations.Nullable;

/** Who signed a traffic log. */
public enum LogSigner {
  /** Nobody. */
  NOBODY,
  /** The signature doesn't hold. */
  BROKEN,
  /** A key that the operator doesn't know. */
  STRANGER,
  /** A key that the operator trusts. */
  TRUSTED;

  static LogSigner of(TrafficLog log, @Nullable TrustedKeys trusted) {
    if (log.badlySigned()) {
      return BROKEN;
    }
    if (log.signer() == null) {
      return NOBODY;
    }
    return trusted != null && trusted.keys().contains(log.signer()) ? TRUSTED : STRANGER;
  }

  /** A log is worth what its signer's word is, whoever serves it. */
  Provenance of(Provenance served) {
    EvidenceClass worth = this == TRUSTED ? EvidenceClass.SIGNED : EvidenceClass.DECLARED;
    return new Provenance(served.source(), worth, served.at(), served.evidence());
  }
}
