package dev.assay.verification.statistics;

import java.util.Arrays;

/**
 * Random times in a period, drawn from a seed so that anyone recomputes them: independent, all
 * moments equally likely, as the events of a Poisson process are once their number is given.
 *
 * <p>The words and the numbers below a bound are those of {@link SimpleRandomSample}, with the
 * label "assay-times-1". The i-th number below the span, i = 0, 1, 2, …, is a time; the times are
 * then sorted. Times may repeat.
 */
public final class RandomTimes {
  private static final String LABEL = "assay-times-1";

  private RandomTimes() {}

  /**
   * Draws {@code count} times of 0 to {@code span}-1, in ascending order.
   *
   * @param seed 32 bytes that nobody who is watched could foresee
   * @param span 1 or more
   * @param count 0 or more
   */
  public static long[] draw(byte[] seed, long span, int count) {
    Arguments.require(span > 0, "the span must be 1 or more, not " + span);
    Arguments.require(count >= 0, "the count must be 0 or more, not " + count);
    SeededWords words = new SeededWords(LABEL, seed);
    long[] times = new long[count];
    for (int i = 0; i < count; i++) {
      times[i] = words.below(span);
    }
    Arrays.sort(times);
    return times;
  }
}
