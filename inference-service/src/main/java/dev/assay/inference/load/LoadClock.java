package dev.assay.inference.load;

/**
 * The monotonic clock of one load: {@link System#nanoTime()} and the transcript's microseconds
 * since the start, one into the other. Immutable.
 *
 * @param startNanos when the load starts
 */
record LoadClock(long startNanos) {
  private static final long NANOS_PER_MICRO = 1000;

  /** A load that starts in a moment. */
  static LoadClock startingAfter(long nanos) {
    return new LoadClock(System.nanoTime() + nanos);
  }

  /** Microseconds from the start; never negative. */
  long micros(long nanos) {
    return Math.max(0, nanos - startNanos) / NANOS_PER_MICRO;
  }

  /** How long until this moment of the load; negative when it is over. */
  long nanosUntil(long micros) {
    return startNanos + micros * NANOS_PER_MICRO - System.nanoTime();
  }
}
