package dev.assay.compute.challenge;

import dev.assay.verification.finding.Reason;
import org.jspecify.annotations.Nullable;

/** How a challenge ended, once its order was to be sent. */
public enum ChallengeEnd {
  /** All roots came in time and all tiles after them. */
  ANSWERED(null),
  /** The agent refused the order. */
  REFUSED(Reason.NO_CONSENT),
  /** The agent was at work on something else. */
  BUSY(Reason.BUSY),
  /** No root came in time. */
  SILENT(Reason.TIMED_OUT),
  /** Some roots came in time, not all. */
  SLOW(Reason.SLOW),
  /** All roots came in time, but not all tiles. */
  UNOPENED(Reason.INVALID_OPENING),
  /** The agent broke off, or sent something else than was due. */
  BROKEN(Reason.SOURCE_ERROR);

  private final @Nullable Reason reason;

  ChallengeEnd(@Nullable Reason reason) {
    this.reason = reason;
  }

  /** Why nothing is shown; null for an answer. */
  public @Nullable Reason reason() {
    return reason;
  }
}
