package dev.assay.compute.columns;

/** What nodes of a list are counted by, or known again by under another name: one column each. */
public enum Mark {
  /** Who operates it, in the list's words. */
  OPERATOR,
  /** Its Ed25519 key. */
  PUBLIC_KEY,
  /** The key of its certificate. */
  TLS_KEY,
  /** Its endpoint in one spelling. */
  ENDPOINT,
  /** The host that answers for it: as measured, else as listed. */
  ADDRESS,
  /** That host's /24 or /48; unknown for a name that nobody resolved. */
  NETWORK,
  /** Its autonomous system. */
  SYSTEM,
  /** Its region, in the list's words. */
  REGION,
  /** Its country, in the list's words. */
  COUNTRY,
  /** The accelerator's own id. */
  DEVICE,
  /** Fingerprint of its SSH host key. */
  SSH_KEY,
  /** The account that is paid. */
  PAYOUT,
  /** The account that funded it. */
  FUNDING,
  /** What it runs. */
  SOFTWARE
}
