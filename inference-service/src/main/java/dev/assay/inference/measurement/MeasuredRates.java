package dev.assay.inference.measurement;

import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.Heard;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much an endpoint did in a second, from the first counted request that was due to the last
 * byte of any. Failed requests are in the time and in no count.
 *
 * @param seconds that time
 * @param answersPerSecond whole answers
 * @param tokensPerSecond tokens of whole answers, as many as the endpoint states within the parts
 *     that came and the tokens that were asked for
 * @param goodAnswers whole answers that keep the limits; null without limits
 * @param goodPerSecond those in a second: the goodput
 */
public record MeasuredRates(
    BigDecimal seconds,
    BigDecimal answersPerSecond,
    BigDecimal tokensPerSecond,
    @Nullable Integer goodAnswers,
    @Nullable BigDecimal goodPerSecond) {
  private static final int MICRO_DIGITS = 6;
  private static final int SHOWN_DIGITS = 3;

  /** The rates; null when nothing came back over any time. */
  static @Nullable MeasuredRates of(
      MeasurementOrder order, List<Exchanged> counted, List<@Nullable AnswerTimes> times) {
    long first = counted.stream().mapToLong(Exchanged::dueMicros).min().orElse(0);
    long last =
        counted.stream()
            .map(Exchanged::heard)
            .filter(Objects::nonNull)
            .mapToLong(Heard::endMicros)
            .max()
            .orElse(first);
    if (last <= first) {
      return null;
    }
    BigDecimal seconds = BigDecimal.valueOf(last - first, MICRO_DIGITS);
    List<AnswerTimes> whole = times.stream().filter(Objects::nonNull).toList();
    MeasurementOrder.Limits limits = order.limits();
    Long good = limits == null ? null : whole.stream().filter(t -> t.keeps(limits)).count();
    return new MeasuredRates(
        seconds,
        per(whole.size(), seconds),
        per(whole.stream().mapToLong(AnswerTimes::tokens).sum(), seconds),
        good == null ? null : good.intValue(),
        good == null ? null : per(good, seconds));
  }

  private static BigDecimal per(long count, BigDecimal seconds) {
    return BigDecimal.valueOf(count).divide(seconds, SHOWN_DIGITS, RoundingMode.HALF_UP);
  }
}
