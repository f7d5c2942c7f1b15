package dev.assay.compute.columns;

/**
 * Tells most of the values that come once from all others, in as little memory as a processor's
 * cache holds (a Bloom filter with one hash, twice: values that came, and values that came again).
 * A value that is called single is; an eighth or so of those that are is not called so. Confined to
 * one thread.
 */
final class Singles {
  private static final int LEAST_BITS = 10;
  private static final int PLACES_A_VALUE = 8;
  private static final int MANY = 4096;
  private static final long ODD = 0xd6e8feb86659fd93L;

  private final int shift;
  private final long[] came;
  private final long[] again;
  private int places;
  private int added;

  /** For so many values. */
  Singles(int values) {
    long places = Long.highestOneBit(Math.max(1, (long) values * PLACES_A_VALUE));
    int bits = Math.max(LEAST_BITS, Long.numberOfTrailingZeros(places));
    shift = Long.SIZE - bits;
    came = new long[1 << (bits - 6)];
    again = new long[1 << (bits - 6)];
  }

  void add(long value) {
    added++;
    int place = place(value);
    long bit = 1L << place;
    int word = place >>> 6;
    long before = came[word];
    if ((before & bit) != 0) {
      again[word] |= bit;
    } else {
      came[word] = before | bit;
      places++;
    }
  }

  /** Whether the value, which was added, was added once. */
  boolean has(long value) {
    int place = place(value);
    return ((again[place >>> 6] >>> place) & 1) == 0;
  }

  /** How many places hold values: no more than there are values, no fewer than are singles. */
  int places() {
    return places;
  }

  /** Whether many came, and most of them again: then to look all up is less work. */
  boolean areFew() {
    return added >= MANY && places < added / 2;
  }

  private int place(long value) {
    return (int) ((value * ODD) >>> shift);
  }
}
