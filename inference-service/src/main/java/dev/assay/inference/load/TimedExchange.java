package dev.assay.inference.load;

import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.requests.TimedAnswer;
import dev.assay.inference.stream.AnswerReader;
import dev.assay.layer.egress.ChunkSink;
import dev.assay.layer.egress.FailureCode;
import dev.assay.layer.egress.Headers;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.StreamEnd;
import dev.assay.layer.egress.Timing;
import dev.assay.layer.probe.ProbeHttp;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request of a load under way. Its calls come one at a time, as a sink's do. */
final class TimedExchange implements ChunkSink {
  private static final Uni<Next> MORE = Uni.createFrom().item(Next.MORE);
  private static final Uni<Next> STOP = Uni.createFrom().item(Next.STOP);
  private static final long NANOS_PER_MICRO = 1000;

  private final LoadClock clock;
  private final int index;
  private final long scheduledMicros;
  private final AnswerReader reader = new AnswerReader();
  private long handedOverNanos;
  private long headNanos;

  TimedExchange(LoadClock clock, int index, long scheduledMicros) {
    this.clock = clock;
    this.index = index;
    this.scheduledMicros = scheduledMicros;
  }

  /** Sends the request; what the world does comes back as a value. */
  Uni<TimedAnswer> send(ProbeHttp http, HttpRequest request) {
    handedOverNanos = System.nanoTime();
    return http.stream(request, this).map(this::answer);
  }

  /** The prober could not send it. */
  TimedAnswer notSent() {
    long now = Math.max(scheduledMicros, clock.micros(System.nanoTime()));
    return new TimedAnswer(index, scheduledMicros, now, null, AnswerOutcome.NOT_SENT, null);
  }

  @Override
  public void onHead(int status, Headers headers, long nanos) {
    headNanos = nanos;
    reader.head(status, headers.mediaType(), nanos);
  }

  @Override
  public Uni<Next> onChunk(Buffer chunk, long nanos) {
    return reader.take(chunk.getBytes(), nanos) ? MORE : STOP;
  }

  private TimedAnswer answer(StreamEnd end) {
    return switch (end) {
      case StreamEnd.Broken broken ->
          made(reader.broken(outcome(broken.code())), handedOverNanos, null);
      case StreamEnd.Ended ended ->
          made(reader.ended(), begunNanos(ended), opening(ended.timing()));
    };
  }

  private TimedAnswer made(AnswerOutcome outcome, long sentNanos, @Nullable Long connectMicros) {
    long sent = Math.max(scheduledMicros, clock.micros(sentNanos));
    return new TimedAnswer(
        index, scheduledMicros, sent, connectMicros, outcome, reader.reply(clock::micros));
  }

  /**
   * When the prober really began, waiting for a free place over: the stages counted back from the
   * head. After a redirect only the last hop's stages are known, and the hand-over counts.
   */
  private long begunNanos(StreamEnd.Ended ended) {
    Timing timing = ended.timing();
    Duration stages = timing.dns().plus(timing.connect()).plus(timing.firstByte());
    return ended.hops().size() == 1
        ? Math.max(handedOverNanos, headNanos - stages.toNanos())
        : handedOverNanos;
  }

  private static long opening(Timing timing) {
    return timing.dns().plus(timing.connect()).toNanos() / NANOS_PER_MICRO;
  }

  private static AnswerOutcome outcome(FailureCode code) {
    return switch (code) {
      case REFUSED_BY_GUARD, REDIRECT_REFUSED -> AnswerOutcome.REFUSED;
      case TIMED_OUT -> AnswerOutcome.TIMED_OUT;
      case TOO_LARGE -> AnswerOutcome.TOO_LARGE;
      case CONNECTION_FAILED -> AnswerOutcome.CONNECTION_FAILED;
      case TLS_FAILED -> AnswerOutcome.TLS_FAILED;
      case BAD_RESPONSE -> AnswerOutcome.MALFORMED;
      case BUDGET_SPENT -> AnswerOutcome.BUDGET_SPENT;
      case CANCELLED -> AnswerOutcome.CANCELLED;
    };
  }
}
