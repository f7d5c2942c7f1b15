package dev.assay.inference.load;

import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.requests.TimedRequests;
import dev.assay.layer.probe.ProbeContext;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One load under way: every request is sent when it is due, however long earlier ones take. When
 * more are under way than the prober may have, the next one isn't sent, and said so. Thread-safe.
 */
final class OpenLoop {
  private static final long HEAD_START_NANOS = 50_000_000;
  private static final Comparator<TimedAnswer> IN_ORDER =
      Comparator.comparingInt(TimedAnswer::index);

  private final TimedRequests load;
  private final ProbeContext context;
  private final @Nullable String key;
  private final int mostUnderWay;
  private final long[] dueMicros;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final RunningStop stop;

  OpenLoop(
      TimedRequests load,
      long[] dueMicros,
      ProbeContext context,
      @Nullable String key,
      int mostUnderWay) {
    this.load = load;
    this.dueMicros = dueMicros;
    this.context = context;
    this.key = key;
    this.mostUnderWay = mostUnderWay;
    this.stop = new RunningStop(load);
  }

  /**
   * All answers in the order in which they were due; fewer than planned when they had decided all.
   */
  Uni<List<TimedAnswer>> run() {
    LoadClock clock = LoadClock.startingAfter(HEAD_START_NANOS);
    return Arrivals.of(clock, dueMicros)
        .select()
        .first(index -> !stop.reached())
        .onItem()
        .transformToUni(index -> send(clock, index))
        .merge(dueMicros.length)
        .collect()
        .asList()
        .map(answers -> answers.stream().sorted(IN_ORDER).toList());
  }

  private Uni<TimedAnswer> send(LoadClock clock, int index) {
    TimedExchange exchange = new TimedExchange(clock, index, dueMicros[index]);
    if (underWay.get() >= mostUnderWay) {
      return Uni.createFrom().item(exchange.notSent()).invoke(this::finished);
    }
    underWay.incrementAndGet();
    return exchange
        .send(context.http(), ChatRequest.http(load, index, key))
        .onTermination()
        .invoke(underWay::decrementAndGet)
        .invoke(this::finished);
  }

  private void finished(TimedAnswer answer) {
    stop.take(answer);
    context.progress("requests", done.incrementAndGet(), dueMicros.length);
  }
}
