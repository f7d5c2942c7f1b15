package dev.assay.inference.throughput;

import dev.assay.inference.claims.ThroughputClaim;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.TokenBounds;
import dev.assay.inference.requests.AnswerOutcome;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one request of a load yielded, and how long it held its place; microseconds.
 *
 * @param sent when the prober began with it
 * @param answering from when the endpoint had it: the connection was open
 * @param end when it gave its place free; of a request without a word its deadline
 * @param fewestTokens that count for the claim: those of a whole answer, by its parts
 * @param mostTokens that speak against it: as the endpoint states them, failed answers' parts too
 * @param good whether it meets all limits, the connection and the fewest tokens counted
 * @param perhapsGood whether it does without the connection and with the most tokens
 */
record RequestYield(
    long sent,
    long answering,
    long end,
    int fewestTokens,
    int mostTokens,
    boolean good,
    boolean perhapsGood) {
  private static final long MICROS_PER_MILLI = 1000;

  static RequestYield of(Exchanged exchange, ThroughputClaim claim, int asked, int deadlineMillis) {
    TokenBounds tokens = TokenBounds.of(exchange, asked);
    long connect = exchange.connectMicros() == null ? 0 : exchange.connectMicros();
    Heard whole = exchange.whole();
    return new RequestYield(
        exchange.sentMicros(),
        exchange.sentMicros() + connect,
        end(exchange, deadlineMillis),
        tokens.fewest(),
        tokens.most(),
        whole != null && meets(exchange, whole, claim, 0, tokens.fewest(), false),
        whole != null && meets(exchange, whole, claim, connect, tokens.most(), true));
  }

  /** How long it held its place; a microsecond at least. */
  long micros() {
    return Math.max(1, end - sent);
  }

  private static long end(Exchanged exchange, int deadlineMillis) {
    Heard heard = exchange.heard();
    long deadline = exchange.sentMicros() + deadlineMillis * MICROS_PER_MILLI;
    return heard == null || exchange.outcome() == AnswerOutcome.TIMED_OUT
        ? deadline
        : Math.max(exchange.sentMicros(), heard.endMicros());
  }

  /** An answer in one piece has no time between tokens: that neither meets nor breaks a limit. */
  private static boolean meets(
      Exchanged exchange,
      Heard heard,
      ThroughputClaim claim,
      long connect,
      int tokens,
      boolean inOnePiece) {
    long first = heard.firstMicros() - exchange.sentMicros() - connect;
    long rest = heard.lastMicros() - heard.firstMicros();
    BigDecimal between = claim.tpotAtMostMs();
    return within(first, 1, claim.ttftAtMostMs())
        && (tokens < 2 ? between == null || inOnePiece : within(rest, tokens - 1, between));
  }

  private static boolean within(long micros, int parts, @Nullable BigDecimal limitMs) {
    return limitMs == null
        || BigDecimal.valueOf(micros)
                .compareTo(limitMs.multiply(BigDecimal.valueOf(MICROS_PER_MILLI * parts)))
            <= 0;
  }
}
