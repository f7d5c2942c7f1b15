package dev.assay.inference.load;

import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.stream.AnswerReader;
import dev.assay.inference.stream.Peer;
import dev.assay.inference.stream.Redactor;
import dev.assay.layer.egress.ChunkSink;
import dev.assay.layer.egress.FailureCode;
import dev.assay.layer.egress.Headers;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.StreamEnd;
import dev.assay.layer.egress.Timing;
import dev.assay.layer.probe.ProbeHttp;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP request of a load under way. Its calls come one at a time, as a sink's do. */
final class TimedExchange implements ChunkSink {
  private static final Uni<Next> MORE = Uni.createFrom().item(Next.MORE);
  private static final Uni<Next> STOP = Uni.createFrom().item(Next.STOP);
  private static final long NANOS_PER_MICRO = 1000;

  /**
   * How an exchange ended.
   *
   * @param sentNanos when the prober really began with it
   * @param connectMicros how long name and connection took; null when that isn't known, or the
   *     connection was there already
   */
  record Ended(AnswerOutcome outcome, long sentNanos, @Nullable Long connectMicros, Peer peer) {}

  private final AnswerReader reader;
  private final Redactor redactor;
  private Map<String, String> headers = Map.of();
  private long handedOverNanos;
  private long headNanos;

  TimedExchange(AnswerReader reader, Redactor redactor) {
    this.reader = reader;
    this.redactor = redactor;
  }

  /** Sends the request; what the world does comes back as a value. */
  Uni<Ended> send(ProbeHttp http, HttpRequest request) {
    handedOverNanos = System.nanoTime();
    return http.stream(request, this).map(this::end);
  }

  @Override
  public void onHead(int status, Headers fields, long nanos) {
    headNanos = nanos;
    headers = KeptHeaders.of(fields, redactor);
    reader.head(status, fields.mediaType(), nanos);
  }

  @Override
  public Uni<Next> onChunk(Buffer chunk, long nanos) {
    return reader.take(chunk.getBytes(), nanos) ? MORE : STOP;
  }

  private Ended end(StreamEnd end) {
    return switch (end) {
      case StreamEnd.Broken broken ->
          new Ended(
              reader.broken(outcome(broken.code())),
              handedOverNanos,
              null,
              new Peer(headers, null, null));
      case StreamEnd.Ended ended ->
          new Ended(
              reader.ended(),
              begunNanos(ended),
              openingMicros(ended.timing()),
              new Peer(headers, address(ended.remote()), ended.tlsSpki()));
    };
  }

  /**
   * When the prober really began, waiting for a free place over: the stages counted back from the
   * head. After a redirect only the last hop's stages are known, and the hand-over counts.
   */
  private long begunNanos(StreamEnd.Ended ended) {
    Timing timing = ended.timing();
    Duration stages = opening(timing).plus(timing.firstByte());
    return ended.hops().size() == 1
        ? Math.max(handedOverNanos, headNanos - stages.toNanos())
        : handedOverNanos;
  }

  private static @Nullable Long openingMicros(Timing timing) {
    return timing.connect() == null ? null : opening(timing).toNanos() / NANOS_PER_MICRO;
  }

  private static Duration opening(Timing timing) {
    Duration connect = timing.connect();
    return connect == null ? timing.dns() : timing.dns().plus(connect);
  }

  /** Address and port, as they stand in a transcript. */
  static String address(InetSocketAddress remote) {
    String host = remote.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + remote.getPort();
  }

  static AnswerOutcome outcome(FailureCode code) {
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
