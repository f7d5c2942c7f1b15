package dev.assay.compute.attestation;

/** Who says that a root may be trusted. */
public enum RootOwner {
  /** The vendor publishes it, and this version brings it along. */
  VENDOR,
  /** The verifier's operator pinned it. */
  OPERATOR
}
