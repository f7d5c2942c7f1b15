package dev.assay.demo.nodes;

import java.time.Duration;

/** Lets only so many bits a second pass, over all flows of a node together. Thread-safe. */
final class Throttle {
  private static final long NANOS_OF_A_BIT_AT_ONE_MEGABIT = 1000;

  private final int megabitsPerSecond;
  private long freeAt = System.nanoTime();

  /** A throttle; 0 lets everything pass. */
  Throttle(int megabitsPerSecond) {
    this.megabitsPerSecond = megabitsPerSecond;
  }

  /** Returns when so many bytes may go. */
  void pass(int bytes) throws InterruptedException {
    if (megabitsPerSecond > 0) {
      Thread.sleep(Duration.ofNanos(Math.max(0, reserve(bytes) - System.nanoTime())));
    }
  }

  private synchronized long reserve(int bytes) {
    long takes = 8L * bytes * NANOS_OF_A_BIT_AT_ONE_MEGABIT / megabitsPerSecond;
    freeAt = Math.max(freeAt, System.nanoTime()) + takes;
    return freeAt;
  }
}
