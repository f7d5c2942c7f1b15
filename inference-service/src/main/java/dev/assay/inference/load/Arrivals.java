package dev.assay.inference.load;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Tells each request of a load when it is due, by a thread of its own, since Vert.x timers round to
 * milliseconds. It never waits for what becomes of a request. Confined to that thread.
 */
final class Arrivals {
  private static final ThreadFactory THREAD =
      Thread.ofPlatform().daemon().name("assay-arrivals").factory();

  private final LoadClock clock;
  private final long[] dueMicros;
  private final ScheduledExecutorService timer;
  private final MultiEmitter<? super Integer> emitter;
  private int next;

  private Arrivals(LoadClock clock, long[] dueMicros, MultiEmitter<? super Integer> emitter) {
    this.clock = clock;
    this.dueMicros = dueMicros;
    this.emitter = emitter;
    this.timer = Executors.newSingleThreadScheduledExecutor(THREAD);
  }

  /** The positions of the schedule, each when it is due. */
  static Multi<Integer> of(LoadClock clock, long[] dueMicros) {
    return Multi.createFrom()
        .emitter(
            emitter -> {
              Arrivals arrivals = new Arrivals(clock, dueMicros, emitter);
              emitter.onTermination(arrivals.timer::shutdownNow);
              arrivals.await();
            });
  }

  private void await() {
    long nanos = Math.max(0, clock.nanosUntil(dueMicros[next]));
    var unused = timer.schedule(this::arrive, nanos, TimeUnit.NANOSECONDS);
  }

  private void arrive() {
    while (next < dueMicros.length && clock.nanosUntil(dueMicros[next]) <= 0) {
      emitter.emit(next++);
    }
    if (next == dueMicros.length) {
      emitter.complete();
    } else if (!emitter.isCancelled()) {
      await();
    }
  }
}
