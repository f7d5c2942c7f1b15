package dev.assay.compute.attestation;

/** What is known of the revocation of a chain's certificates. */
public enum RevocationState {
  /** Each certificate's issuer signed that it stood at that time. */
  GOOD,
  /** The issuer of one signed that it was revoked. */
  REVOKED,
  /** Nothing usable came. */
  NOT_SHOWN
}
