package dev.assay.layer.probe;

import dev.assay.layer.egress.FailureCode;
import dev.assay.verification.finding.Reason;

/** Which reason a failed exchange gives a finding; the one table for all runners. */
public final class HttpFailure {
  private HttpFailure() {}

  /** The reason. */
  public static Reason reason(FailureCode code) {
    return switch (code) {
      case REFUSED_BY_GUARD, REDIRECT_REFUSED -> Reason.ADDRESS_REFUSED;
      case TIMED_OUT -> Reason.TIMED_OUT;
      case TOO_LARGE -> Reason.TOO_LARGE;
      case CONNECTION_FAILED, TLS_FAILED, BAD_RESPONSE -> Reason.SOURCE_UNREACHABLE;
      case BUDGET_SPENT -> Reason.BUDGET_SPENT;
      case CANCELLED -> Reason.CANCELLED;
    };
  }
}
