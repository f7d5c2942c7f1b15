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

  private final int expected;
  private long[] places = new long[1 << LEAST_BITS]; // half of a value, its number + 1
  private long[] values = new long[1 << (LEAST_BITS - 1)];
  private int bits = LEAST_BITS;
  private int count;
  private int asked;

  /** For so many values, most of which may be the same. */
  Interning(int expected) {
    this.expected = expected;
  }

  int number(long value) {
    asked++;
    long mixed = value * GOLDEN;
    int place = (int) (mixed >>> (Long.SIZE - bits));
    for (long there = places[place]; there != EMPTY; there = places[place]) {
      int number = (int) there - 1;
      if (((there ^ (mixed << Integer.SIZE)) & ~NUMBER) == 0 && values[number] == value) {
        return number;
      }
      place = (place + 1) & (places.length - 1);
    }
    if (count == values.length) {
      grow();
      asked--;
      return number(value);
    }
    values[count++] = value;
    places[place] = (mixed << Integer.SIZE) | count;
    return count - 1;
  }

  /** The values by their numbers. */
  long[] values() {
    return Arrays.copyOf(values, count);
  }

  /** To twice the size; at once to the last when nearly all values have been different. */
  private void grow() {
    boolean different = count > asked - asked / 8;
    int last = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, expected - 1)) + 1;
    bits = different ? Math.max(bits + 1, last) : bits + 1;
    values = Arrays.copyOf(values, 1 << (bits - 1));
    places = new long[1 << bits];
    for (int number = 0; number < count; number++) {
      long mixed = values[number] * GOLDEN;
      int place = (int) (mixed >>> (Long.SIZE - bits));
      while (places[place] != EMPTY) {
        place = (place + 1) & (places.length - 1);
      }
      places[place] = (mixed << Integer.SIZE) | (number + 1);
    }
  }
}
