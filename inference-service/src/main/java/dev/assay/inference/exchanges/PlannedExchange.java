package dev.assay.inference.exchanges;

import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One request of a series, written out as it will be sent.
 *
 * @param party position of the endpoint in the series
 * @param group which arm of the experiment it belongs to, in the check's own words
 * @param prompt the user's message
 * @param maxTokens the longest answer to ask for
 * @param stream whether a stream is asked for
 * @param topLogprobs how many alternatives with log-probabilities to ask for, 0 for none
 * @param tools canonical JSON of the tools to offer, null for none
 * @param dueMicros when it is due, from the start; 0 where the pacing is not by schedule
 * @param temperature at which to sample; null to leave it to the endpoint
 */
public record PlannedExchange(
    int party,
    String group,
    String prompt,
    int maxTokens,
    boolean stream,
    int topLogprobs,
    @Nullable String tools,
    long dueMicros,
    @Nullable BigDecimal temperature) {
  private static final int LONGEST_PROMPT = 256 * 1024;

  public PlannedExchange {
    Require.that(party >= 0, "party", "must not be negative");
    Require.text(group, "group", 100);
    Require.text(prompt, "prompt", LONGEST_PROMPT);
    Require.that(maxTokens > 0, "maxTokens", "must be positive");
    Require.that(topLogprobs >= 0 && topLogprobs <= 20, "topLogprobs", "must be 0 to 20");
    Require.that(dueMicros >= 0, "dueMicros", "must not be negative");
    Require.that(
        temperature == null || temperature.signum() >= 0, "temperature", "must not be negative");
  }

  /** A request whose temperature is left to the endpoint. */
  public PlannedExchange(
      int party,
      String group,
      String prompt,
      int maxTokens,
      boolean stream,
      int topLogprobs,
      @Nullable String tools,
      long dueMicros) {
    this(party, group, prompt, maxTokens, stream, topLogprobs, tools, dueMicros, null);
  }

  /** A streamed request of the first endpoint, without extras. */
  public static PlannedExchange streamed(String group, String prompt, int maxTokens) {
    return new PlannedExchange(0, group, prompt, maxTokens, true, 0, null, 0);
  }

  /** The same request of another endpoint. */
  public PlannedExchange to(int other) {
    return new PlannedExchange(
        other, group, prompt, maxTokens, stream, topLogprobs, tools, dueMicros, temperature);
  }

  /** The same request, due then. */
  public PlannedExchange due(long micros) {
    return new PlannedExchange(
        party, group, prompt, maxTokens, stream, topLogprobs, tools, micros, temperature);
  }

  /** The same request, asking for so many alternatives with log-probabilities. */
  public PlannedExchange withTopLogprobs(int count) {
    return new PlannedExchange(
        party, group, prompt, maxTokens, stream, count, tools, dueMicros, temperature);
  }

  /** The same request, answered in one document. */
  public PlannedExchange whole() {
    return new PlannedExchange(
        party, group, prompt, maxTokens, false, topLogprobs, tools, dueMicros, temperature);
  }

  /** The same request, offering these tools. */
  public PlannedExchange withTools(String canonicalJson) {
    return new PlannedExchange(
        party,
        group,
        prompt,
        maxTokens,
        stream,
        topLogprobs,
        canonicalJson,
        dueMicros,
        temperature);
  }

  /** The same request, sampled at this temperature. */
  public PlannedExchange at(BigDecimal other) {
    return new PlannedExchange(
        party, group, prompt, maxTokens, stream, topLogprobs, tools, dueMicros, other);
  }
}
