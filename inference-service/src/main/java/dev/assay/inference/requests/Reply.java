package dev.assay.inference.requests;

import dev.assay.verification.document.Require;
import org.jspecify.annotations.Nullable;

/**
 * What came back to one request.
 *
 * @param status of HTTP
 * @param headMicros when the head arrived, from the start of the load
 * @param streamed false when the answer came as one document although a stream was asked for
 * @param tokens null when none came
 * @param finishReason in the endpoint's words, at most 64 characters; null when it gave none
 */
public record Reply(
    int status,
    long headMicros,
    boolean streamed,
    @Nullable Tokens tokens,
    @Nullable String finishReason) {
  /** The longest finish reason that is kept. */
  public static final int LONGEST_FINISH_REASON = 64;

  public Reply {
    Require.that(status >= 100 && status <= 999, "status", "must lie between 100 and 999");
    Require.that(headMicros >= 0, "headMicros", "must not be negative");
    Require.that(
        finishReason == null || finishReason.length() <= LONGEST_FINISH_REASON,
        "finishReason",
        "must have at most 64 characters");
    Require.that(
        tokens == null || tokens.firstMicros() >= headMicros,
        "tokens",
        "must not arrive before the head");
  }
}
