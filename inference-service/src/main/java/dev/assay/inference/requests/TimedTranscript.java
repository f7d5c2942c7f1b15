package dev.assay.inference.requests;

import dev.assay.verification.document.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of every request of a load. Holds no prompt, no answer's text and no key.
 *
 * @param region where the prober stood, as its operator says; null when nothing is said
 * @param warmUps the first requests, which count for nothing
 * @param answers the counted requests, in the order in which they were due; fewer than were asked
 *     for when they had decided all claims
 */
public record TimedTranscript(
    String schema, @Nullable String region, List<TimedAnswer> warmUps, List<TimedAnswer> answers) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.timed-requests-transcript/v1";

  private static final int MOST = 100_000;

  public TimedTranscript {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    warmUps = Require.list(warmUps, "warmUps", MOST);
    answers = Require.list(answers, "answers", MOST);
  }

  /** A transcript of these answers, the first so many being warm-up. */
  public static TimedTranscript of(List<TimedAnswer> answers, int warmUps) {
    return new TimedTranscript(
        SCHEMA, null, answers.subList(0, warmUps), answers.subList(warmUps, answers.size()));
  }

  /** The same, measured there. */
  public TimedTranscript from(@Nullable String place) {
    return new TimedTranscript(schema, place, warmUps, answers);
  }
}
