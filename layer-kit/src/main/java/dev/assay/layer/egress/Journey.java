package dev.assay.layer.egress;

import dev.assay.layer.egress.EgressDecision.Admitted;
import dev.assay.layer.egress.EgressDecision.Refused;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exchange from its first hop to its last byte: judge, connect, send, read, and again for a
 * redirect that may be followed. Runs on one event loop; {@link #close} may come from any thread
 * and closes whatever connection is open or still being opened.
 */
final class Journey {
  private final Means means;
  private final HttpRequest first;
  private final Limits limits;
  private final ChunkSink sink;
  private final String encoding;
  private final List<Hop> hops = new ArrayList<>();
  private volatile String stage = "waiting for a free place";
  private volatile boolean closed;
  private volatile @Nullable HttpConnection connection;

  Journey(Means means, HttpRequest first, Limits limits, ChunkSink sink, String encoding) {
    this.means = means;
    this.first = first;
    this.limits = limits;
    this.sink = sink;
    this.encoding = encoding;
  }

  /** The whole way; fails only by {@link ExchangeFault} or by a bug. */
  Uni<StreamEnd> run() {
    return hop(first, new StageTimes(means.clock())).onTermination().invoke(this::close);
  }

  /** What is under way, for the explanation of a time-out. */
  String stage() {
    return stage;
  }

  void close() {
    closed = true;
    HttpConnection open = connection;
    if (open != null) {
      open.close();
    }
  }

  private Uni<StreamEnd> hop(HttpRequest request, StageTimes times) {
    stage = "resolving the name";
    times.begin();
    return within(means.guard().admit(request.uri(), means.resolver()))
        .flatMap(
            decision -> {
              times.resolved();
              return switch (decision) {
                case Refused refused -> throw ExchangeFault.refused(refused);
                case Admitted admitted -> ask(request, admitted, times);
              };
            });
  }

  private Uni<StreamEnd> ask(HttpRequest request, Admitted admitted, StageTimes times) {
    return within(connect(request, admitted, times))
        .flatMap(open -> send(open, request.body(), times))
        .flatMap(response -> receive(request, admitted, response, times));
  }

  private Uni<HttpClientRequest> connect(HttpRequest request, Admitted admitted, StageTimes times) {
    stage = "connecting";
    times.begin();
    return Uni.createFrom()
        .emitter(
            emitter ->
                means
                    .connector()
                    .connect(admitted, request, encoding)
                    .onSuccess(open -> opened(open, times))
                    .onComplete(emitter::complete, emitter::fail));
  }

  private void opened(HttpClientRequest request, StageTimes times) {
    times.connected();
    connection = request.connection();
    if (means.connector().served(request.connection())) {
      times.reused();
    }
    // Failures come through the futures; without handlers Vert.x would log what strangers send.
    request.exceptionHandler(unused -> {});
    request.connection().exceptionHandler(unused -> {});
    if (closed) {
      request.connection().close();
    }
  }

  /** A name server and a connection have the connect deadline, each. */
  private <T> Uni<T> within(Uni<T> attempt) {
    return attempt
        .ifNoItem()
        .after(limits.connect())
        .on(means.timer())
        .fail()
        .onFailure()
        .transform(this::fault)
        .emitOn(means.loop());
  }

  private Throwable fault(Throwable cause) {
    long millis = limits.connect().toMillis();
    return cause instanceof TimeoutException
        ? ExchangeFault.of(FailureCode.TIMED_OUT, stage + " took longer than " + millis + " ms")
        : ExchangeFault.whileConnecting(cause);
  }

  private Uni<HttpClientResponse> send(
      HttpClientRequest open, @Nullable Buffer body, StageTimes times) {
    stage = "waiting for the response";
    times.begin();
    return Uni.createFrom()
        .emitter(
            emitter ->
                (body == null ? open.send() : open.send(body))
                    .onComplete(
                        response -> {
                          times.answered();
                          response.pause();
                          emitter.complete(response);
                        },
                        cause -> emitter.fail(ExchangeFault.whileReceiving(cause))));
  }

  private Uni<StreamEnd> receive(
      HttpRequest request, Admitted admitted, HttpClientResponse response, StageTimes times) {
    long nanos = System.nanoTime();
    stage = "reading the body";
    int status = response.statusCode();
    Headers headers = Headers.of(response.headers());
    hops.add(new Hop(admitted.uri(), Connector.remote(admitted), status));
    @Nullable String location = RedirectRule.location(status, headers);
    if (location != null && request.redirects() == RedirectMode.FOLLOW) {
      response.request().connection().close();
      return hop(redirected(request, status, location), times);
    }
    BodyReader reader = new BodyReader(response, headers, limits, sink);
    sink.onHead(status, headers, nanos);
    return reader
        .read()
        .invoke(complete -> release(request, response, complete))
        .map(complete -> ended(response, headers, reader, complete, times));
  }

  /** Gives the connection away for later requests; what ended early is read to its end first. */
  private void release(HttpRequest request, HttpClientResponse response, boolean complete) {
    HttpConnection served = connection;
    if (request.connection() == ConnectionMode.KEPT && served != null && !closed) {
      connection = null;
      means.connector().keep(served);
      if (!complete) {
        Leftover.of(response, means.vertx());
      }
    }
  }

  private HttpRequest redirected(HttpRequest request, int status, String location) {
    if (hops.size() > limits.maxRedirects()) {
      throw ExchangeFault.redirect("more than " + limits.maxRedirects() + " redirects");
    }
    return RedirectRule.next(first.uri(), request, status, location);
  }

  private StreamEnd ended(
      HttpClientResponse response,
      Headers headers,
      BodyReader reader,
      boolean complete,
      StageTimes times) {
    return new StreamEnd.Ended(
        response.statusCode(),
        headers,
        reader.wireBytes(),
        reader.decodedBytes(),
        complete,
        List.copyOf(hops),
        times.ended(),
        Connector.spki(response.request().connection()));
  }
}
