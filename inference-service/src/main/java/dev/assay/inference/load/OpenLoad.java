package dev.assay.inference.load;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Requests that go when they are due, however long earlier ones take, until they suffice. Sending
 * one is all that stands between its time and it, so that the load stays on time. Thread-safe.
 *
 * @param <A> what becomes of a request
 */
final class OpenLoad<A> {
  private static final long HEAD_START_NANOS = 50_000_000;

  private final Load<A> load;
  private final UniEmitter<? super Void> emitter;
  private final LoadClock clock = LoadClock.startingAfter(HEAD_START_NANOS);
  private final long[] dueMicros;
  private final AtomicReferenceArray<Cancellable> underWay;
  private final Arrivals arrivals;

  /** How many haven't ended; the arrivals count as one. */
  private final AtomicInteger open = new AtomicInteger(1);

  private OpenLoad(Load<A> load, long[] dueMicros, UniEmitter<? super Void> emitter) {
    this.load = load;
    this.emitter = emitter;
    this.dueMicros = dueMicros;
    this.underWay = new AtomicReferenceArray<>(dueMicros.length);
    this.arrivals = new Arrivals(clock, dueMicros, this::due, this::close);
  }

  /** All of them; cancelling ends those under way and sends no more. */
  static <A> Uni<Void> of(Load<A> load, long[] dueMicros) {
    return Uni.createFrom()
        .<Void>emitter(
            emitter -> {
              OpenLoad<A> requests = new OpenLoad<>(load, dueMicros, emitter);
              emitter.onTermination(requests::cancel);
              requests.arrivals.start();
            });
  }

  private boolean due(int index) {
    if (load.suffices()) {
      return false;
    }
    open.incrementAndGet();
    Cancellable sent =
        load.send(new Load.Moment(clock, index, dueMicros[index]))
            .subscribe()
            .with(unused -> ended(index), emitter::fail);
    underWay.set(index, sent);
    if (load.has(index)) {
      underWay.set(index, null);
    }
    return true;
  }

  private void ended(int index) {
    underWay.set(index, null);
    close();
  }

  private void close() {
    if (open.decrementAndGet() == 0) {
      emitter.complete(null);
    }
  }

  private void cancel() {
    arrivals.stop();
    for (int index = 0; index < underWay.length(); index++) {
      Cancellable sent = underWay.getAndSet(index, null);
      if (sent != null) {
        sent.cancel();
      }
    }
  }
}
