package dev.assay.layer.egress;

/** How the certificate of an https server is looked at. */
public enum TlsMode {
  /** The chain must lead to a trusted root and name the host. */
  VERIFIED,
  /**
   * Any certificate is accepted; the caller compares the key that is recorded. For nodes that prove
   * themselves by their key.
   */
  SELF_SIGNED
}
