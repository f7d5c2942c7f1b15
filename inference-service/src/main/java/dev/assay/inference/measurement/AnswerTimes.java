package dev.assay.inference.measurement;

import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Heard.Usage;
import org.jspecify.annotations.Nullable;

/**
 * The times of one whole answer in milliseconds, from when its request was due (in a closed load:
 * sent).
 *
 * @param ttft until the first part with tokens
 * @param e2e until the last one
 * @param tpot for each token after the first, of which there are as many as the endpoint states,
 *     within the parts that came and the tokens that were asked for; null with fewer than two parts
 * @param tokens how many that were
 */
record AnswerTimes(double ttft, double e2e, @Nullable Double tpot, int tokens) {
  private static final double MICROS_PER_MILLI = 1000;

  /** The times of a whole answer; null of a failed request. */
  static @Nullable AnswerTimes of(Exchanged exchanged, int maxTokens) {
    Heard heard = exchanged.whole();
    if (heard == null) {
      return null;
    }
    int parts = heard.pieces().size();
    int tokens = tokens(heard.usage(), parts, maxTokens);
    double between = (heard.lastMicros() - heard.firstMicros()) / MICROS_PER_MILLI;
    return new AnswerTimes(
        (heard.firstMicros() - exchanged.dueMicros()) / MICROS_PER_MILLI,
        (heard.lastMicros() - exchanged.dueMicros()) / MICROS_PER_MILLI,
        parts < 2 ? null : between / (tokens - 1),
        tokens);
  }

  /** Whether it keeps all of these limits; without two parts there is no time per token to keep. */
  boolean keeps(MeasurementOrder.Limits limits) {
    return (limits.ttftMs() == null || ttft <= limits.ttftMs().doubleValue())
        && (limits.e2eMs() == null || e2e <= limits.e2eMs().doubleValue())
        && (limits.tpotMs() == null || tpot == null || tpot <= limits.tpotMs().doubleValue());
  }

  private static int tokens(@Nullable Usage usage, int parts, int maxTokens) {
    Integer stated = usage == null ? null : usage.completionTokens();
    return stated == null ? parts : Math.max(parts, Math.min(stated, maxTokens));
  }
}
