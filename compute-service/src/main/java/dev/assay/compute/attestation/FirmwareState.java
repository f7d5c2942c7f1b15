package dev.assay.compute.attestation;

/** How measurements stand to reference values that their maker signed. */
public enum FirmwareState {
  /** Each reference value of driver and VBIOS was measured. */
  MATCHES,
  /** Signed reference values are there, and something else was measured. */
  DIFFERS,
  /** Reference values of the driver or the VBIOS are missing or not validly signed. */
  NO_REFERENCE,
  /** The report itself doesn't hold. */
  UNKNOWN
}
