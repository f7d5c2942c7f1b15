package dev.assay.compute.columns;

/**
 * Tells most of the values that come once from all others, in as little memory as a processor's
 * cache holds (a Bloom filter with one hash, twice: values that came, and values that came again).
 * A value that is called single is; a sixteenth or so of those that are is not called so. Confined
 * to one thread.
 */
final class Singles {
  private static final int LEAST_BITS = 10;
  private static final int PLACES_A_VALUE = 16;
  private static final long ODD = 0xd6e8feb86659fd93L;

  private final int shift;
  private final long[] came;
  private final long[] again;
  private int singles;

  /** For so many values. */
  Singles(int values) {
    long places = Long.highestOneBit(Math.max(1, (long) values * PLACES_A_VALUE));
    int bits = Math.max(LEAST_BITS, Long.numberOfTrailingZeros(places));
    shift = Long.SIZE - bits;
    came = new long[1 << (bits - 6)];
    again = new long[1 << (bits - 6)];
  }

  void add(long value) {
    int place = place(value);
    long bit = 1L << place;
    int word = place >>> 6;
    long before = came[word];
    if ((before & bit) != 0) {
      again[word] |= bit;
    } else {
      came[word] = before | bit;
      singles++;
    }
  }

  /** Whether the value, which was added, was added once. */
  boolean has(long value) {
    int place = place(value);
    return ((again[place >>> 6] >>> place) & 1) == 0;
  }

  /** How many places hold values: no more than there are values, no fewer than are singles. */
  int places() {
    return singles;
  }

  private int place(long value) {
    return (int) ((value * ODD) >>> shift);
  }
}
