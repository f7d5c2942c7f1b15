package dev.assay.compute.columns;

import java.util.Arrays;

/**
 * Numbers different values from 0 in the order in which they first come (open addressing with
 * linear probing, at most half full; a place holds half of the value beside its number, so that
 * other values are passed without being looked up). Confined to one thread.
 */
final class Interning {
  private static final int LEAST_BITS = 10;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final long NUMBER = 0xffffffffL;
  private static final long EMPTY = 0;

  private long[] places = new long[1 << LEAST_BITS]; // half of a value, its number + 1
  private int bits = LEAST_BITS;
  private final long multiplier;
  private int held;
  private long[] values;
  private int count;

  /** For so many different values, or more, that nobody could choose. */
  Interning(int different) {
    this(different, 0);
  }

  /**
   * For values that somebody may have chosen.
   *
   * @param salt what nobody knew who chose them, so that they couldn't be made to stand in one
   *     place; the numbers are the same by any
   */
  Interning(int different, long salt) {
    multiplier = (salt ^ GOLDEN) | 1;
    values = new long[Math.max(1 << LEAST_BITS, different)];
  }

  int number(long value) {
    long mixed = value * multiplier;
    int place = (int) (mixed >>> (Long.SIZE - bits));
    for (long there = places[place]; there != EMPTY; there = places[place]) {
      int number = (int) there - 1;
      if (((there ^ (mixed << Integer.SIZE)) & ~NUMBER) == 0 && values[number] == value) {
        return number;
      }
      place = (place + 1) & (places.length - 1);
    }
    int number = single(value);
    places[place] = (mixed << Integer.SIZE) | (number + 1);
    if (++held == places.length / 2) {
      grow();
    }
    return number;
  }

  /** The number of a value that doesn't come again. */
  int single(long value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count] = value;
    return count++;
  }

  /** The values by their numbers. */
  long[] values() {
    return Arrays.copyOf(values, count);
  }

  private void grow() {
    long[] before = places;
    places = new long[2 * before.length];
    bits++;
    for (long there : before) {
      if (there != EMPTY) {
        long mixed = values[(int) there - 1] * multiplier;
        int place = (int) (mixed >>> (Long.SIZE - bits));
        while (places[place] != EMPTY) {
          place = (place + 1) & (places.length - 1);
        }
        places[place] = there;
      }
    }
  }
}
