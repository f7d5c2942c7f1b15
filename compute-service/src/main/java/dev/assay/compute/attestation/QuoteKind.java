package dev.assay.compute.attestation;

/** The technology by which a machine is confidential. */
public enum QuoteKind {
  /** Intel Trust Domain Extensions. */
  TDX,
  /** AMD Secure Encrypted Virtualization with Secure Nested Paging. */
  SEV_SNP
}
