package dev.assay.inference.spread;

import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import dev.assay.inference.exchanges.Heard.Piece;
import dev.assay.inference.exchanges.TokenBounds;

/**
 * How many times an answer went around the pipeline, at least. Parts that arrive within a
 * millisecond of the first of them count as one step: one pass may yield several tokens, which then
 * leave together. Pure.
 */
final class PipelineSteps {
  private static final long TOGETHER_MICROS = 1000;

  private PipelineSteps() {}

  /** The fewest steps of a whole answer to a request for at most so many tokens; 1 at least. */
  static int fewest(Exchanged exchange, Heard heard, int asked) {
    int steps = 0;
    long began = 0;
    for (Piece piece : heard.pieces()) {
      if (steps == 0 || piece.micros() - began > TOGETHER_MICROS) {
        began = piece.micros();
        steps++;
      }
    }
    return Math.max(1, Math.min(steps, TokenBounds.of(exchange, asked).fewest()));
  }

  /** Microseconds for each step, from the sending to the last token. */
  static double micros(Exchanged exchange, Heard heard, int asked) {
    double whole = heard.lastMicros() - exchange.sentMicros();
    return whole / fewest(exchange, heard, asked);
  }
}
