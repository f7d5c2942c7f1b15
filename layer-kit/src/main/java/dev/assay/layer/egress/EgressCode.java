package dev.assay.layer.egress;

/** Why the guard refuses a connection; the names are stable and appear in findings. */
public enum EgressCode {
  /** The scheme is neither http nor https. */
  EGRESS_SCHEME,
  /** The URI carries a user name or a password. */
  EGRESS_USERINFO,
  /** The host is missing, malformed, a disguised number, or resolves to nothing. */
  EGRESS_NAME,
  /** The port is not among the allowed ones. */
  EGRESS_PORT,
  /** An address is not public and the operator does not allow it. */
  EGRESS_ADDRESS,
  /** A redirect leads away from the host that was asked, down to http, or on for too long. */
  EGRESS_REDIRECT
}
