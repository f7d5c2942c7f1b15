package dev.assay.benchmarks;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * A target of known latency that keeps its own log: a bare Vert.x server that answers each
 * completion 50 ms after it came, and stands still for the first second of every ten. {@code GET
 * /log} tells how long each request took here, in microseconds, a line each. Argument: the port.
 */
public final class KnownTarget extends AbstractVerticle {
  private static final long BASE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final String ANSWER =
      """
      data: {"choices":[{"index":0,"delta":{"content":"one"},"finish_reason":null}]}

      data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

      data: [DONE]

      """;
  private static final long START = System.nanoTime();
  private static final ConcurrentLinkedQueue<Long> LOG = new ConcurrentLinkedQueue<>();

  private final int port;

  private KnownTarget(int port) {
    this.port = port;
  }

  public static void main(String[] args) {
    int port = Integer.parseInt(args[0]);
    Vertx vertx = Vertx.vertx();
    vertx
        .deployVerticle(() -> new KnownTarget(port), new DeploymentOptions().setInstances(2))
        .onFailure(
            e -> {
              System.err.println(e);
              vertx.close();
            });
  }

  @Override
  public void start() {
    vertx
        .createHttpServer(
            new HttpServerOptions()
                .setTcpNoDelay(true)
                .setAcceptBacklog(4096)
                .setReuseAddress(true))
        .requestHandler(this::handle)
        .listen(port, "127.0.0.1");
  }

  private void handle(HttpServerRequest request) {
    if (request.path().equals("/log")) {
      StringBuilder log = new StringBuilder();
      LOG.forEach(micros -> log.append(micros).append('\n'));
      request.response().end(log.toString());
    } else {
      complete(request, System.nanoTime());
    }
  }

  private void complete(HttpServerRequest request, long arrived) {
    long millis = TimeUnit.NANOSECONDS.toMillis(standstill(arrived) + BASE_NANOS);
    vertx.setTimer(Math.max(1, millis), unused -> answer(request, arrived));
  }

  private static void answer(HttpServerRequest request, long arrived) {
    request
        .response()
        .putHeader("content-type", "text/event-stream")
        .end(ANSWER)
        .onComplete(sent -> LOG.add((System.nanoTime() - arrived) / 1000));
  }

  /** How much of a standstill is left then. */
  private static long standstill(long nanos) {
    long into = (nanos - START) % PERIOD_NANOS;
    return into < STALL_NANOS ? STALL_NANOS - into : 0;
  }
}
