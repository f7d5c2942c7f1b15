package dev.assay.inference.streaming;

import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.Heard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the parts of one whole answer arrived, in microseconds from sending its request. Immutable.
 *
 * @param asked the length that was asked for, in tokens
 * @param first when the first part came
 * @param middle when the part came that brought the text to its half
 * @param last when the last part came
 * @param size characters of the whole answer; a part without text counts as one
 * @param gaps how many parts came after another one
 * @param bursts how many of them came less than a millisecond after it
 */
record StreamedAnswer(
    int asked, long first, long middle, long last, long size, int gaps, int bursts) {
  private static final long BURST_MICROS = 1000;

  /** What came of this request; null when it failed. */
  static @Nullable StreamedAnswer of(Exchange exchange) {
    Heard heard = exchange.whole();
    if (heard == null) {
      return null;
    }
    List<Heard.Piece> pieces = heard.pieces();
    long size = pieces.stream().mapToLong(StreamedAnswer::size).sum();
    return new StreamedAnswer(
        exchange.planned().maxTokens(),
        exchange.since(heard.firstMicros()),
        exchange.since(middleMicros(pieces, size)),
        exchange.since(heard.lastMicros()),
        size,
        pieces.size() - 1,
        bursts(pieces));
  }

  private static long middleMicros(List<Heard.Piece> pieces, long size) {
    long come = 0;
    for (Heard.Piece piece : pieces) {
      come += size(piece);
      if (2 * come >= size) {
        return piece.micros();
      }
    }
    throw new IllegalStateException("an answer has its half somewhere");
  }

  private static int bursts(List<Heard.Piece> pieces) {
    int bursts = 0;
    for (int i = 1; i < pieces.size(); i++) {
      bursts += pieces.get(i).micros() - pieces.get(i - 1).micros() < BURST_MICROS ? 1 : 0;
    }
    return bursts;
  }

  private static long size(Heard.Piece piece) {
    return Math.max(1, piece.characters());
  }
}
