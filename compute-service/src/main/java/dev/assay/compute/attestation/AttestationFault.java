package dev.assay.compute.attestation;

import dev.assay.verification.finding.Reason;

/** What is wrong with a report or a quote. */
public enum AttestationFault {
  /** It, or its certificates, have another form than documented. */
  UNREADABLE(Reason.SOURCE_SHAPE_CHANGED, false),
  /** It answers another nonce than ours, so it may be a recording. */
  OTHER_NONCE(Reason.INVALID_ATTESTATION, true),
  /** Its signature, or one in its chain, doesn't hold. */
  FORGED(Reason.INVALID_ATTESTATION, true),
  /** Its certificate was issued to other firmware than it names. */
  OTHER_FIRMWARE(Reason.INVALID_ATTESTATION, true),
  /** Its chain ends at no root that is pinned. */
  UNKNOWN_ROOT(Reason.UNKNOWN_ROOT, false),
  /** The issuer of a certificate of its chain revoked it. */
  REVOKED(Reason.INVALID_ATTESTATION, false),
  /** A certificate of its chain was not valid at that time, or may not be used so. */
  UNUSABLE_CHAIN(Reason.INVALID_ATTESTATION, false);

  private final Reason reason;
  private final boolean invalid;

  AttestationFault(Reason reason, boolean invalid) {
    this.reason = reason;
    this.invalid = invalid;
  }

  /** Why nothing is shown. */
  public Reason reason() {
    return reason;
  }

  /** Whether no honest machine answers so, when it happens again and again. */
  public boolean isInvalid() {
    return invalid;
  }
}
