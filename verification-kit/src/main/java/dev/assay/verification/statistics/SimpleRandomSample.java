package dev.assay.verification.statistics;

import java.util.HashMap;
import java.util.Map;

/**
 * A simple random sample without replacement, drawn from a seed so that anyone recomputes it.
 *
 * <p>The words: block i = SHA-256("assay-sample-1" in ASCII | the 32 bytes of the seed | i as eight
 * bytes), i = 0, 1, 2, …; each block is four unsigned words of 64 bits; all numbers are big-endian.
 *
 * <p>A number below b: take the next word w; while w &lt; 2^64 mod b, take the next one instead;
 * the number is w mod b. (The words left are a multiple of b, so every number is equally likely.)
 *
 * <p>The sample: positions 0 to N-1 lie in order; for i = 0 to m-1, swap the i-th with the one that
 * lies r places further, r a number below N-i (Fisher and Yates, as in Knuth, TAOCP 2, 3.4.2,
 * algorithm P). The first m positions, in this order, are the sample; so a greater sample of the
 * same seed and population begins with the smaller.
 */
public final class SimpleRandomSample {
  private static final String LABEL = "assay-sample-1";

  private SimpleRandomSample() {}

  /**
   * Draws {@code size} different positions of 0 to {@code population}-1, in the order of drawing.
   * Time and memory grow with the size only.
   *
   * @param seed 32 bytes that nobody could foresee when the population was fixed
   * @param population N, 1 or more
   * @param size m, 0 to N
   */
  public static long[] draw(byte[] seed, long population, int size) {
    Arguments.require(population > 0, "the population must be 1 or more, not " + population);
    Arguments.require(
        size >= 0 && size <= population, "the size must be 0 to " + population + ", not " + size);
    SeededWords words = new SeededWords(LABEL, seed);
    Map<Long, Long> displaced = new HashMap<>();
    long[] drawn = new long[size];
    for (int i = 0; i < size; i++) {
      long other = i + words.below(population - i);
      drawn[i] = displaced.getOrDefault(other, other);
      displaced.put(other, displaced.getOrDefault((long) i, (long) i));
    }
    return drawn;
  }
}
