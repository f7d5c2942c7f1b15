package dev.assay.inference.caching;

import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.Heard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unit whose three answers are whole. Immutable.
 *
 * @param whole times until the last token
 * @param first times until the first token
 * @param sameText whether the repeated prompt got the text of its first answer again
 * @param answer to the repeated prompt
 */
record TwinUnit(Twins.Pair whole, Twins.Pair first, boolean sameText, Heard answer) {

  /** What came of these three requests; null when one failed. */
  static @Nullable TwinUnit of(List<Exchange> unit) {
    Exchange repeated = of(TwinPrompts.REPEATED, unit);
    Exchange other = of(TwinPrompts.OTHER, unit);
    Heard before = of(TwinPrompts.NEW, unit).whole();
    Heard again = repeated.whole();
    Heard beside = other.whole();
    if (before == null || again == null || beside == null) {
      return null;
    }
    return new TwinUnit(
        new Twins.Pair(repeated.since(again.lastMicros()), other.since(beside.lastMicros())),
        new Twins.Pair(repeated.since(again.firstMicros()), other.since(beside.firstMicros())),
        again.text().equals(before.text()),
        again);
  }

  private static Exchange of(String group, List<Exchange> unit) {
    return unit.stream()
        .filter(exchange -> exchange.planned().group().equals(group))
        .findFirst()
        .orElseThrow();
  }
}
