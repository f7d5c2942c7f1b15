package dev.assay.inference.exchanges;

import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.verification.document.Require;
import org.jspecify.annotations.Nullable;

/**
 * One request of a series and what became of it; times are microseconds from the start of the
 * series, by the prober's monotonic clock.
 *
 * @param index its position in the series
 * @param dueMicros when it was due; when it was sent, where the pacing is not by schedule
 * @param sentMicros when the prober began with it
 * @param connectMicros how long name and connection took; null when that isn't known
 * @param outcome how it ended
 * @param heard what came back; null when nothing did
 */
public record Exchanged(
    int index,
    long dueMicros,
    long sentMicros,
    @Nullable Long connectMicros,
    AnswerOutcome outcome,
    @Nullable Heard heard) {
  public Exchanged {
    Require.that(index >= 0, "index", "must not be negative");
    Require.that(dueMicros >= 0, "dueMicros", "must not be negative");
    Require.that(sentMicros >= dueMicros, "sentMicros", "must not lie before it was due");
    Require.that(
        connectMicros == null || connectMicros >= 0, "connectMicros", "must not be negative");
    Require.present(outcome, "outcome");
    Require.that(
        outcome != AnswerOutcome.OK || heard != null, "outcome", "is OK only with an answer");
  }

  /** What came of a whole answer; null of a failed request. */
  public @Nullable Heard whole() {
    return outcome == AnswerOutcome.OK ? heard : null;
  }
}
