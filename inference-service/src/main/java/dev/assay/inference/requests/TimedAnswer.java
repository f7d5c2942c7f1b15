package dev.assay.inference.requests;

import dev.assay.verification.document.Require;
import org.jspecify.annotations.Nullable;

/**
 * One request of a load and what became of it; times are microseconds from the start of the load,
 * by the prober's monotonic clock.
 *
 * @param index its position in the schedule, warm-up included
 * @param scheduledMicros when it was due
 * @param sentMicros when the prober began with it
 * @param connectMicros how long name and connection took; null when that isn't known, or the
 *     connection was there already
 * @param outcome how it ended
 * @param reply what came back; null when nothing did
 */
public record TimedAnswer(
    int index,
    long scheduledMicros,
    long sentMicros,
    @Nullable Long connectMicros,
    AnswerOutcome outcome,
    @Nullable Reply reply) {
  public TimedAnswer {
    Require.that(index >= 0, "index", "must not be negative");
    Require.that(scheduledMicros >= 0, "scheduledMicros", "must not be negative");
    Require.that(sentMicros >= scheduledMicros, "sentMicros", "must not lie before it was due");
    Require.that(
        connectMicros == null || connectMicros >= 0, "connectMicros", "must not be negative");
    Require.present(outcome, "outcome");
    Require.that(
        outcome != AnswerOutcome.OK || (reply != null && reply.tokens() != null),
        "outcome",
        "is OK only with tokens");
    Require.that(
        reply == null || reply.headMicros() >= sentMicros,
        "reply",
        "must not arrive before it was asked for");
  }

  /** The tokens of a whole answer; null of a failed request. */
  public @Nullable Tokens tokens() {
    return outcome == AnswerOutcome.OK && reply != null ? reply.tokens() : null;
  }

  /** How late the prober was. */
  public long lateMicros() {
    return sentMicros - scheduledMicros;
  }
}
