package dev.assay.inference.exchanges;

import org.jspecify.annotations.Nullable;

/**
 * One request of a series beside what became of it. Immutable.
 *
 * @param planned as it was sent
 * @param became how it ended
 */
public record Exchange(PlannedExchange planned, Exchanged became) {

  /** What came of a whole answer with tokens; null of a failed request. */
  public @Nullable Heard whole() {
    Heard heard = became.whole();
    return heard == null || heard.pieces().isEmpty() ? null : heard;
  }

  /** Microseconds from sending it until that moment of the series. */
  public long since(long micros) {
    return micros - became.sentMicros();
  }
}
