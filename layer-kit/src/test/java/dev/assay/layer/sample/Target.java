package dev.assay.layer.sample;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A target on this machine: says a word, hangs, goes on for long, or sends too much; counts who
 * asks.
 */
public final class Target implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  public final AtomicInteger open = new AtomicInteger();

  public Target() {
    server =
        vertx
            .createHttpServer()
            .connectionHandler(
                connection -> {
                  open.incrementAndGet();
                  connection.closeHandler(closed -> open.decrementAndGet());
                })
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.actualPort() + path);
  }

  /** How often this path with its query was asked. */
  public int asked(String pathAndQuery) {
    return asked.getOrDefault(pathAndQuery, new AtomicInteger()).get();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void answer(HttpServerRequest request) {
    asked.computeIfAbsent(request.uri(), uri -> new AtomicInteger()).incrementAndGet();
    switch (request.path()) {
      case "/yes" -> request.response().putHeader("content-type", "text/plain").end("it says yes");
      case "/long" -> request.response().end("it says yes" + " ".repeat(3_000_000));
      case "/hang" -> request.response().setChunked(true).write("it ");
      case "/big" -> request.response().end("x".repeat(100_000));
      case "/html" ->
          request.response().putHeader("content-type", "text/html").end("<script>1</script>");
      default -> request.response().setStatusCode(503).end("not now");
    }
  }
}
