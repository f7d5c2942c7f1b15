package dev.assay.inference.load;

import dev.assay.inference.load.spill.SpilledResults;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.layer.probe.ProbeContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One load under way. When more requests are under way than the prober may have, the next one isn't
 * sent, and said so. Thread-safe.
 *
 * @param <A> what becomes of a request
 */
final class Load<A> {
  /**
   * When a request's turn is.
   *
   * @param index its position
   * @param dueMicros when it is due, from the load's start
   */
  record Moment(LoadClock clock, int index, long dueMicros) {
    /** Now, or when it is due if that is later: clocks of two threads may differ a little. */
    long nowMicros() {
      return Math.max(dueMicros, clock.micros(System.nanoTime()));
    }
  }

  private final Dispatch<A> dispatch;
  private final ProbeContext context;
  private final int mostUnderWay;
  private final SpilledResults<A> results;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();

  Load(Dispatch<A> dispatch, ProbeContext context, int mostUnderWay, SpilledResults<A> results) {
    this.dispatch = dispatch;
    this.context = context;
    this.mostUnderWay = mostUnderWay;
    this.results = results;
  }

  /** Every request when it is due, however long earlier ones take, until they suffice. */
  Uni<Void> open(long[] dueMicros) {
    return OpenLoad.of(this, dueMicros);
  }

  /** So many at once: each end of one lets the next one go, until they suffice. */
  Uni<Void> closed(int atOnce) {
    LoadClock clock = LoadClock.startingAfter(0);
    return Multi.createFrom()
        .range(0, dispatch.size())
        .select()
        .first(index -> !dispatch.suffices())
        .onItem()
        .transformToUni(
            index ->
                Uni.createFrom()
                    .deferred(
                        () -> send(new Moment(clock, index, clock.micros(System.nanoTime())))))
        .merge(atOnce)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Whether no more need be sent. */
  boolean suffices() {
    return dispatch.suffices();
  }

  /** Whether it is known what became of this one. */
  boolean has(int index) {
    return results.has(index);
  }

  /** Sends one, if there is room for it. */
  Uni<A> send(Moment moment) {
    if (underWay.get() >= mostUnderWay) {
      A unsent = dispatch.ended(moment, AnswerOutcome.NOT_SENT);
      return finished(moment, Uni.createFrom().item(unsent));
    }
    underWay.incrementAndGet();
    return finished(
        moment, dispatch.send(moment).onTermination().invoke(underWay::decrementAndGet));
  }

  private Uni<A> finished(Moment moment, Uni<A> work) {
    return work.invoke(
        result -> {
          results.take(moment.index(), result);
          dispatch.finished(result);
          context.progress("requests", done.incrementAndGet(), dispatch.size());
        });
  }
}
