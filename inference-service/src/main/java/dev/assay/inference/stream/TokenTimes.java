package dev.assay.inference.stream;

import dev.assay.inference.requests.TokenKind;
import dev.assay.inference.requests.Tokens;
import dev.assay.inference.stream.AnswerPart.Delta;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** When the tokens of one answer came, and how many there were at least. Not thread-safe. */
final class TokenTimes {
  private @Nullable TokenKind first;
  private long firstNanos;
  private long lastNanos;
  private int chunks;
  private int words;

  void arrived(Delta delta, long nanos) {
    TokenKind kind = delta.token();
    if (kind == null) {
      return;
    }
    if (first == null) {
      first = kind;
      firstNanos = nanos;
    }
    lastNanos = nanos;
    chunks++;
    words += Words.in(delta.text());
  }

  boolean none() {
    return first == null;
  }

  /** Each part brought one token, and so did each word of it. */
  int fewest() {
    return Math.max(chunks, words);
  }

  /** The tokens, of which the endpoint says that there were so many; null for none. */
  @Nullable Tokens tokens(LongUnaryOperator micros, @Nullable Integer usage) {
    return first == null
        ? null
        : new Tokens(
            first, micros.applyAsLong(firstNanos), micros.applyAsLong(lastNanos), chunks, usage);
  }
}
