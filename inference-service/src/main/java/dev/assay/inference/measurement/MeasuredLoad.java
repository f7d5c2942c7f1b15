package dev.assay.inference.measurement;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.inference.requests.PromptClass;
import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The load to put on an endpoint.
 *
 * @param kind open: requests come at a rate, however long answers take; closed: so many are under
 *     way
 * @param requestsPerSecond of an open load, at most 1000
 * @param atOnce of a closed load, 1 to 1024
 * @param requests how many count
 * @param warmUps how many come before them and count for nothing; none when absent
 * @param promptClass what is asked; {@link PromptClass#SHORT} when absent
 * @param maxTokens the longest answer to ask for, 1 to 4096
 * @param stream whether streams are asked for, as when absent
 * @param deadlineMillis after which a request is given up, 60,000 when absent
 */
public record MeasuredLoad(
    Kind kind,
    @Nullable BigDecimal requestsPerSecond,
    @Nullable Integer atOnce,
    int requests,
    @Nullable Integer warmUps,
    @Nullable PromptClass promptClass,
    int maxTokens,
    @Nullable Boolean stream,
    @Nullable Integer deadlineMillis) {
  private static final BigDecimal HIGHEST_RATE = new BigDecimal(1000);
  private static final int MOST_AT_ONCE = 1024;
  private static final int MOST_REQUESTS = 4000;
  private static final int MOST_TOKENS = 4096;
  private static final long MOST_PARTS = 300_000;
  private static final int LONGEST_DEADLINE = 600_000;
  private static final int STANDARD_DEADLINE = 60_000;

  /** What lets the next request go. */
  public enum Kind {
    /** Its due time. */
    @JsonProperty("open")
    OPEN,
    /** The end of an earlier one. */
    @JsonProperty("closed")
    CLOSED
  }

  public MeasuredLoad {
    Require.present(kind, "kind");
    demandPace(kind, requestsPerSecond, atOnce);
    Require.that(requests > 0, "requests", "must be positive");
    Require.that(warmUps == null || warmUps >= 0, "warmUps", "must not be negative");
    long all = (long) requests + (warmUps == null ? 0 : warmUps);
    Require.that(all <= MOST_REQUESTS, "requests", "must be at most 4000, warm-ups included");
    Require.that(
        maxTokens > 0 && maxTokens <= MOST_TOKENS, "maxTokens", "must lie between 1 and 4096");
    Require.that(
        Boolean.FALSE.equals(stream) || all * maxTokens <= MOST_PARTS,
        "maxTokens",
        "times all requests must be at most 300000, since the arrival of each is kept");
    Require.that(
        deadlineMillis == null || (deadlineMillis > 0 && deadlineMillis <= LONGEST_DEADLINE),
        "deadlineMillis",
        "must lie between 1 and 600000");
  }

  int warmUpCount() {
    return warmUps == null ? 0 : warmUps;
  }

  int all() {
    return requests + warmUpCount();
  }

  boolean streamed() {
    return !Boolean.FALSE.equals(stream);
  }

  PromptClass prompts() {
    return promptClass == null ? PromptClass.SHORT : promptClass;
  }

  int deadline() {
    return deadlineMillis == null ? STANDARD_DEADLINE : deadlineMillis;
  }

  private static void demandPace(
      Kind kind, @Nullable BigDecimal requestsPerSecond, @Nullable Integer atOnce) {
    boolean open = kind == Kind.OPEN;
    Require.that(
        open == (requestsPerSecond != null),
        "requestsPerSecond",
        "belongs to an open load, and to no other");
    Require.that(open == (atOnce == null), "atOnce", "belongs to a closed load, and to no other");
    Require.that(
        requestsPerSecond == null
            || (requestsPerSecond.signum() > 0 && requestsPerSecond.compareTo(HIGHEST_RATE) <= 0),
        "requestsPerSecond",
        "must lie above 0 and at most at 1000, for example \"40\"");
    Require.that(
        atOnce == null || (atOnce > 0 && atOnce <= MOST_AT_ONCE),
        "atOnce",
        "must lie between 1 and 1024");
  }
}
