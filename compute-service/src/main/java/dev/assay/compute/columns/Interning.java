package dev.assay.compute.columns;

import java.util.Arrays;

/**
 * Numbers different values from 0 in the order in which they first come (open addressing with
 * linear probing, at most half full). Confined to one thread.
 */
final class Interning {
  private static final int LEAST_BITS = 10;
  private static final int GROWTH_BITS = 2;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final int EMPTY = 0;

  private int[] places = new int[1 << LEAST_BITS]; // number + 1 of the value that is there
  private long[] values = new long[1 << LEAST_BITS - 1];
  private int bits = LEAST_BITS;
  private int count;

  int number(long value) {
    int place = place(value);
    for (int there = places[place]; there != EMPTY; there = places[place]) {
      if (values[there - 1] == value) {
        return there - 1;
      }
      place = place + 1 & places.length - 1;
    }
    if (count == values.length) {
      grow();
      return number(value);
    }
    values[count++] = value;
    places[place] = count;
    return count - 1;
  }

  /** The values by their numbers. */
  long[] values() {
    return Arrays.copyOf(values, count);
  }

  private int place(long value) {
    return (int) (value * GOLDEN >>> Long.SIZE - bits);
  }

  private void grow() {
    bits += GROWTH_BITS;
    values = Arrays.copyOf(values, 1 << bits - 1);
    places = new int[1 << bits];
    for (int number = 0; number < count; number++) {
      int place = place(values[number]);
      while (places[place] != EMPTY) {
        place = place + 1 & places.length - 1;
      }
      places[place] = number + 1;
    }
  }
}
