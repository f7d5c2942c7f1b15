package dev.assay.layer.egress;

/** How an exchange can fail; the names are stable and appear in recorded answers. */
public enum FailureCode {
  /** The guard refused the connection; its own code says why. */
  REFUSED_BY_GUARD,
  /** A deadline passed: resolving, connecting, or the whole exchange. */
  TIMED_OUT,
  /** Body, decompressed body or header fields went over their limit. */
  TOO_LARGE,
  /** The name does not resolve, nobody listens, or the connection broke. */
  CONNECTION_FAILED,
  /** The TLS handshake or the certificate failed. */
  TLS_FAILED,
  /** What came is no HTTP response, or its encoding is damaged or was not asked for. */
  BAD_RESPONSE,
  /** The redirect leads elsewhere, or there were too many. */
  REDIRECT_REFUSED,
  /** What this verification may take from the host was spent; raised before the guard is asked. */
  BUDGET_SPENT,
  /** The client was closed while the exchange was under way. */
  CANCELLED
}
