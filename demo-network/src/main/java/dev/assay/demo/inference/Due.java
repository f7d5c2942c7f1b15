package dev.assay.demo.inference;

import java.util.concurrent.locks.LockSupport;

/**
 * Waits for times counted from a request's arrival, so that one late token delays no later one.
 *
 * @param arrivedNanos {@link System#nanoTime()} at the arrival
 */
record Due(long arrivedNanos) {
  static Due fromNow() {
    return new Due(System.nanoTime());
  }

  /** Returns when so many nanoseconds have passed since the arrival. */
  void await(long nanos) throws InterruptedException {
    long left;
    while ((left = arrivedNanos + nanos - System.nanoTime()) > 0) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
