package dev.assay.compute.challenge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many cards of the fastest kind it takes at least to do this work in this window: ceil(sum of
 * W (1-d) / (window * peak)). Holds whoever did it, wherever. Pure.
 *
 * @param windowMicros from the first order to the last root
 */
record CapacityBound(long windowMicros, long cards) {
  /**
   * 10^12 dense int8 operations per second that no single accelerator exceeds: AMD lists the
   * Instinct MI355X with 5.0 x 10^15, NVIDIA the B200 with 4.5 x 10^15; rounded up.
   */
  static final BigDecimal PEAK_TOPS = BigDecimal.valueOf(5100);

  private static final int MICRO_TERA = 6;

  /**
   * The bound.
   *
   * @param valid one or more challenges whose tiles hold
   */
  static CapacityBound of(List<ChallengeObserved> valid) {
    Instant from = valid.stream().map(ChallengeObserved::at).min(Instant::compareTo).orElseThrow();
    long window =
        valid.stream()
            .mapToLong(each -> micros(from, each.at()) + each.tookMicros())
            .max()
            .orElseThrow();
    BigDecimal done =
        valid.stream()
            .map(each -> new BigDecimal(each.operations()))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .multiply(BigDecimal.ONE.subtract(Challenges.WRONG_SHARE));
    BigDecimal perCard = PEAK_TOPS.multiply(BigDecimal.valueOf(window)).movePointRight(MICRO_TERA);
    return new CapacityBound(
        window, done.divide(perCard, 0, RoundingMode.CEILING).longValueExact());
  }

  private static long micros(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1000;
  }
}
