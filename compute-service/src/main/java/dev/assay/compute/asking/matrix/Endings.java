package dev.assay.compute.asking.matrix;

import dev.assay.compute.challenge.ChallengeEnd;
import dev.assay.verification.finding.Reason;
import io.grpc.Status;
import java.util.Locale;

/** What a gRPC status of a stranger says. Pure. */
final class Endings {
  private Endings() {}

  /** How a challenge ended with this status before its commitment. */
  static ChallengeEnd of(Status status, boolean noRoot) {
    return switch (status.getCode()) {
      case PERMISSION_DENIED, UNAUTHENTICATED, OUT_OF_RANGE, FAILED_PRECONDITION ->
          ChallengeEnd.REFUSED;
      case RESOURCE_EXHAUSTED -> tooLarge(status) ? ChallengeEnd.BROKEN : ChallengeEnd.BUSY;
      case DEADLINE_EXCEEDED -> noRoot ? ChallengeEnd.SILENT : ChallengeEnd.SLOW;
      default -> ChallengeEnd.BROKEN;
    };
  }

  /** Why a plain call with this status has no answer. */
  static Reason reason(Status status) {
    return switch (status.getCode()) {
      case UNAVAILABLE -> Reason.SOURCE_UNREACHABLE;
      case DEADLINE_EXCEEDED -> Reason.TIMED_OUT;
      case PERMISSION_DENIED, UNAUTHENTICATED -> Reason.NO_CONSENT;
      case RESOURCE_EXHAUSTED -> tooLarge(status) ? Reason.TOO_LARGE : Reason.BUSY;
      case UNIMPLEMENTED, INTERNAL, UNKNOWN, DATA_LOSS -> Reason.SOURCE_SHAPE_CHANGED;
      default -> Reason.SOURCE_ERROR;
    };
  }

  /** Our own library's words for a message over the limit. */
  private static boolean tooLarge(Status status) {
    return String.valueOf(status.getDescription())
        .toLowerCase(Locale.ROOT)
        .contains("exceeds maximum size");
  }
}
