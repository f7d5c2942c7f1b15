package dev.assay.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that waits for times as a prober does and does nothing else: how late this machine wakes
 * anybody while a measurement runs. Closing it ends the thread.
 */
final class IdleTimer implements AutoCloseable {
  private final List<Long> lateMicros = new ArrayList<>();
  private final Thread thread;
  private volatile boolean closed;

  /** Starts waiting for times with exponential gaps of so many a second. */
  IdleTimer(double perSecond) {
    thread = Thread.ofPlatform().daemon().name("idle-timer").start(() -> run(perSecond));
  }

  /** The share of all times at which it woke more than a millisecond late. */
  double lateShare() {
    synchronized (lateMicros) {
      return lateMicros.stream().filter(micros -> micros > 1000).count()
          / Math.max(1.0, lateMicros.size());
    }
  }

  private void run(double perSecond) {
    Random random = new Random(1);
    long due = System.nanoTime();
    while (!closed) {
      due += (long) (-Math.log(1 - random.nextDouble()) / perSecond * TimeUnit.SECONDS.toNanos(1));
      long left;
      while ((left = due - System.nanoTime()) > 0 && !closed) {
        LockSupport.parkNanos(left);
      }
      synchronized (lateMicros) {
        lateMicros.add((System.nanoTime() - due) / 1000);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
