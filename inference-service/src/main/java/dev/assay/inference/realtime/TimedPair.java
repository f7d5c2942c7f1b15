package dev.assay.inference.realtime;

import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.requests.AnswerOutcome;
import java.math.BigDecimal;

/**
 * One pair of answers: the claimed endpoint's and the centralised one's. Pure.
 *
 * <p>A pair is void when the centralised endpoint failed, or when its text is less than half as
 * long as the claimed endpoint's, so that the two did not do the same work.
 */
record TimedPair(Exchanged claimed, Exchanged centralised) {
  private static final long MICROS_PER_MILLI = 1000;

  boolean isVoid() {
    Heard central = centralised.whole();
    Heard own = claimed.whole();
    return central == null || (own != null && isShort(central, own));
  }

  /**
   * Whether it speaks for the claim: the claimed endpoint's answer is whole, no less than half as
   * long, and quick enough although only the centralised one's connection is taken off.
   */
  boolean isQuick(BigDecimal times) {
    Heard own = claimed.whole();
    Heard central = centralised.whole();
    return own != null
        && central != null
        && !isShort(own, central)
        && !slower(total(claimed, own), times, total(centralised, central) - connect(centralised));
  }

  /**
   * Whether it speaks against the claim: the claimed endpoint's answer failed, or was too slow
   * although only its own connection is taken off. One that we gave up at its deadline was too slow
   * only if the claim allows for no longer.
   */
  boolean isCertainlySlower(BigDecimal times) {
    Heard central = centralised.whole();
    if (central == null) {
      return false;
    }
    Heard own = claimed.whole();
    long allowed = total(centralised, central);
    if (own != null) {
      return slower(total(claimed, own) - connect(claimed), times, allowed);
    }
    return claimed.outcome() != AnswerOutcome.TIMED_OUT
        || slower(PairPlan.DEADLINE_MILLIS * MICROS_PER_MILLI, times, allowed);
  }

  /** How many times as long the claimed endpoint's answer took; infinite when it failed. */
  double ratio() {
    return ratio(false);
  }

  /** The same to the first token. */
  double firstTokenRatio() {
    return ratio(true);
  }

  private double ratio(boolean first) {
    Heard own = claimed.whole();
    Heard central = centralised.whole();
    if (own == null || central == null) {
      return Double.POSITIVE_INFINITY;
    }
    double ours = first ? first(claimed, own) : total(claimed, own);
    return ours / Math.max(1, first ? first(centralised, central) : total(centralised, central));
  }

  private static boolean isShort(Heard answer, Heard than) {
    return answer.text().length() * 2 < than.text().length();
  }

  private static boolean slower(long micros, BigDecimal times, long than) {
    return BigDecimal.valueOf(micros).compareTo(times.multiply(BigDecimal.valueOf(than))) > 0;
  }

  private static long total(Exchanged exchange, Heard heard) {
    return heard.lastMicros() - exchange.sentMicros();
  }

  private static long first(Exchanged exchange, Heard heard) {
    return heard.firstMicros() - exchange.sentMicros();
  }

  private static long connect(Exchanged exchange) {
    return exchange.connectMicros() == null ? 0 : exchange.connectMicros();
  }
}
