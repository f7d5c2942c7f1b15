package dev.assay.benchmarks;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PfxOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * A target that streams: over TLS, each completion is so many chunks, one every 50 ms. Another port
 * tells without TLS how that went, as a {@link StreamLog}; its path {@code /begin} begins a new
 * one. Arguments: the port, a PKCS #12 file with its key, that file's password, chunks of a stream,
 * the other port.
 */
public final class StreamTarget extends AbstractVerticle {
  private static final int EVERY_MILLIS = 50;
  private static final int LOOK_MILLIS = 250;
  private static final String CHUNK =
      """
      data: {"choices":[{"index":0,"delta":{"content":"one "},"finish_reason":null}]}

      """;
  private static final String END =
      """
      data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

      data: [DONE]

      """;
  private static final AtomicLong SENT = new AtomicLong();
  private static final AtomicInteger OPEN = new AtomicInteger();
  private static final List<StreamLog.Sample> LOG = new CopyOnWriteArrayList<>();

  private final HttpServerOptions options;
  private final int chunks;

  private StreamTarget(HttpServerOptions options, int chunks) {
    this.options = options;
    this.chunks = chunks;
  }

  public static void main(String[] args) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(Integer.parseInt(args[0]))
            .setTcpNoDelay(true)
            .setAcceptBacklog(4096)
            .setSsl(true)
            .setKeyCertOptions(new PfxOptions().setPath(args[1]).setPassword(args[2]));
    int chunks = Integer.parseInt(args[3]);
    Vertx vertx = Vertx.vertx();
    vertx
        .createHttpServer()
        .requestHandler(StreamTarget::tell)
        .listen(Integer.parseInt(args[4]), "127.0.0.1");
    vertx.setPeriodic(LOOK_MILLIS, unused -> look());
    vertx
        .deployVerticle(
            () -> new StreamTarget(options, chunks), new DeploymentOptions().setInstances(2))
        .onFailure(
            e -> {
              System.err.println(e);
              vertx.close();
            });
  }

  /** The bytes of a whole stream of so many chunks. */
  static long bytes(int chunks) {
    return (long) chunks * CHUNK.length() + END.length();
  }

  private static void tell(HttpServerRequest request) {
    if (request.path().equals("/begin")) {
      LOG.clear();
    }
    look();
    request.response().end(LOG.stream().map(Object::toString).collect(Collectors.joining("\n")));
  }

  private static void look() {
    LOG.add(new StreamLog.Sample(System.nanoTime(), SENT.get(), OPEN.get()));
  }

  @Override
  public void start() {
    vertx.createHttpServer(options).requestHandler(this::handle).listen();
  }

  private void handle(HttpServerRequest request) {
    OPEN.incrementAndGet();
    HttpServerResponse response =
        request.response().setChunked(true).putHeader("content-type", "text/event-stream");
    int[] left = {chunks};
    vertx.setPeriodic(EVERY_MILLIS, timer -> next(response, timer, left));
  }

  private void next(HttpServerResponse response, long timer, int[] left) {
    if (response.closed()) {
      vertx.cancelTimer(timer);
      OPEN.decrementAndGet();
    } else if (left[0]-- > 0) {
      SENT.incrementAndGet();
      response.write(CHUNK);
    } else {
      vertx.cancelTimer(timer);
      OPEN.decrementAndGet();
      response.end(END);
    }
  }
}
