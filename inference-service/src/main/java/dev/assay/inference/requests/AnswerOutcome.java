package dev.assay.inference.requests;

import dev.assay.verification.finding.Reason;
import org.jspecify.annotations.Nullable;

/** How one timed request ended. Everything but {@link #OK} is a failed request. */
public enum AnswerOutcome {
  /** A whole answer with one token at least and a reason for its end. */
  OK,
  /** A status other than 2xx and 429. */
  HTTP_ERROR,
  /** Status 429, at no more than the claimed rate. */
  RATE_LIMITED,
  /** Not finished within the deadline. */
  TIMED_OUT,
  /** The name didn't resolve, nobody listened, or the connection broke before any answer. */
  CONNECTION_FAILED,
  /** The TLS handshake or the certificate failed. */
  TLS_FAILED,
  /** The answer ended without a reason for its end, or its connection broke in the middle. */
  TRUNCATED,
  /** The answer ended without a token. */
  EMPTY,
  /** An error object where tokens should be. */
  ERROR_IN_STREAM,
  /** What came is no HTTP or no answer of the documented shape. */
  MALFORMED,
  /** The answer, or a line of it, went over its limit. */
  TOO_LARGE,
  /** Our guard refused the address or a redirect. */
  REFUSED,
  /** Our budget for this host was spent. */
  BUDGET_SPENT,
  /** Our prober ended it, or never sent it. */
  CANCELLED,
  /** Our prober had too many requests under way to send it. */
  NOT_SENT;

  /** Why such a request says nothing of the endpoint; null when it does. */
  public @Nullable Reason ours() {
    return switch (this) {
      case REFUSED -> Reason.ADDRESS_REFUSED;
      case BUDGET_SPENT -> Reason.BUDGET_SPENT;
      case CANCELLED -> Reason.CANCELLED;
      case NOT_SENT -> Reason.PROBER_OVERLOADED;
      default -> null;
    };
  }
}
