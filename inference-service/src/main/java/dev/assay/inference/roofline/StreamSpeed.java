package dev.assay.inference.roofline;

import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.Heard;
import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * How fast one whole answer came.
 *
 * @param words of its text between white space: the fewest tokens that it can have
 * @param parts in how many parts it came
 * @param statedTokens as the endpoint counts; null when it doesn't say
 * @param micros from sending the request to the last token, at least 1
 */
public record StreamSpeed(int words, int parts, @Nullable Integer statedTokens, long micros) {
  private static final BigDecimal MICROS_PER_SECOND = new BigDecimal(1_000_000);
  private static final MathContext SHOWN = new MathContext(4);

  /** The slowest first. */
  static final Comparator<StreamSpeed> BY_SPEED =
      (one, other) ->
          Long.compare((long) one.words() * other.micros(), (long) other.words() * one.micros());

  public StreamSpeed {
    Require.that(words >= 0, "words", "must not be negative");
    Require.that(micros > 0, "micros", "must be positive");
  }

  /** The speed of this exchange; null when it failed. */
  static @Nullable StreamSpeed of(Exchange exchange) {
    Heard heard = exchange.whole();
    if (heard == null) {
      return null;
    }
    Heard.Usage usage = heard.usage();
    return new StreamSpeed(
        new StringTokenizer(heard.text()).countTokens(),
        heard.pieces().size(),
        usage == null ? null : usage.completionTokens(),
        Math.max(1, exchange.since(heard.lastMicros())));
  }

  /** Words a second, to four digits. */
  BigDecimal wordsPerSecond() {
    BigDecimal speed =
        BigDecimal.valueOf(words)
            .multiply(MICROS_PER_SECOND)
            .divide(BigDecimal.valueOf(micros), SHOWN);
    return speed.scale() < 0 ? speed.setScale(0) : speed;
  }
}
