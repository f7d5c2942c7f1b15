package dev.assay.inference.exchanges;

import dev.assay.inference.requests.AnswerOutcome;

/**
 * How many tokens an answer can have had, which nobody outside counts exactly.
 *
 * @param fewest parts of the answer that brought text, each a token at least; no more than were
 *     asked for or than the endpoint states
 * @param most what the endpoint states, or all that were asked for where it states nothing; no less
 *     than the parts that came
 */
public record TokenBounds(int fewest, int most) {

  /** The bounds of one request for at most so many tokens. */
  public static TokenBounds of(Exchanged exchange, int asked) {
    Heard heard = exchange.heard();
    if (heard == null) {
      return new TokenBounds(0, 0);
    }
    int pieces = heard.pieces().size();
    Integer stated = heard.usage() == null ? null : heard.usage().completionTokens();
    if (exchange.outcome() != AnswerOutcome.OK) {
      return new TokenBounds(0, pieces);
    }
    int believed = stated == null ? asked : Math.clamp(stated, 0, asked);
    int fewest = Math.min(pieces, stated == null ? asked : Math.max(1, believed));
    return new TokenBounds(fewest, Math.max(pieces, believed));
  }
}
