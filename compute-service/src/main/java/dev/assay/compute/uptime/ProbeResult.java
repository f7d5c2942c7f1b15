package dev.assay.compute.uptime;

import dev.assay.compute.liveness.NodeExchange;
import dev.assay.verification.document.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of one probe; nothing in it is verified yet.
 *
 * @param due when the seed schedules it
 * @param sent when it was sent
 * @param answer body of a 2xx answer, at most 4096 characters; null without one
 * @param miss why there is no such answer; null when there is one
 * @param controlAnswered whether the control beside it answered; null when there was none
 */
public record ProbeResult(
    Instant due,
    Instant sent,
    @Nullable String answer,
    @Nullable Miss miss,
    @Nullable Boolean controlAnswered) {

  /** Why a probe has no answer. */
  public enum Miss {
    /** Nothing answered in time. */
    SILENT,
    /** Something answered, but with no 2xx status or in no shape. */
    REFUSED,
    /** The node answered that it was asked too often (429). */
    LIMITED,
    /** The vantage itself didn't ask. */
    NOT_ASKED
  }

  public ProbeResult {
    Require.present(due, "due");
    Require.present(sent, "sent");
    Require.that((answer == null) != (miss == null), "miss", "is given exactly without an answer");
    Require.that(
        answer == null || answer.length() <= NodeExchange.LONGEST_BODY,
        "answer",
        "must have at most 4096 characters");
  }
}
