package dev.assay.inference.load;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/**
 * Tells each request of a load when it is due, by a thread of its own, since Vert.x timers round to
 * milliseconds. It never waits for what becomes of a request. Confined to that thread, but for
 * {@link #stop}.
 */
final class Arrivals {
  private static final ThreadFactory THREAD =
      Thread.ofPlatform().daemon().name("assay-arrivals").factory();

  private final LoadClock clock;
  private final long[] dueMicros;
  private final IntPredicate due;
  private final Runnable ended;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(THREAD);
  private int next;

  /**
   * The positions of a schedule.
   *
   * @param due hears of each when it is due; false when no more are wanted
   * @param ended hears once that there are no more
   */
  Arrivals(LoadClock clock, long[] dueMicros, IntPredicate due, Runnable ended) {
    this.clock = clock;
    this.dueMicros = dueMicros;
    this.due = due;
    this.ended = ended;
  }

  void start() {
    timer.execute(this::await);
  }

  /** Nothing more is due; may come from any thread and more than once. */
  void stop() {
    timer.shutdownNow();
  }

  private void await() {
    if (next == dueMicros.length) {
      end();
      return;
    }
    long nanos = Math.max(0, clock.nanosUntil(dueMicros[next]));
    var unused = timer.schedule(this::arrive, nanos, TimeUnit.NANOSECONDS);
  }

  private void arrive() {
    while (next < dueMicros.length && clock.nanosUntil(dueMicros[next]) <= 0) {
      if (!due.test(next++)) {
        end();
        return;
      }
    }
    await();
  }

  private void end() {
    stop();
    ended.run();
  }
}
