package dev.assay.data.testing;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A real HTTP server on loopback that serves what a test puts there; anything else is a 404. */
public final class FileServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Consumer<HttpServerRequest>> paths = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  public FileServer(Vertx vertx) {
    this.server =
        await(
            vertx
                .createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture());
  }

  /** Serves these bytes below the root. */
  public URI serve(String path, byte[] bytes, String mediaType) {
    return serve(
        path,
        request ->
            request.response().putHeader("content-type", mediaType).end(Buffer.buffer(bytes)));
  }

  /** Answers requests for this path so. */
  public URI serve(String path, Consumer<HttpServerRequest> answer) {
    paths.put(path, answer);
    return address(path);
  }

  /** The address of a path. */
  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + server.actualPort() + path);
  }

  /** The paths that were asked for, in order, with the range where one was named. */
  public List<String> asked() {
    return asked;
  }

  @Override
  public void close() {
    await(server.close().toCompletionStage().toCompletableFuture());
  }

  private void answer(HttpServerRequest request) {
    String range = request.getHeader("range");
    asked.add(request.path() + (range == null ? "" : " " + range));
    paths
        .getOrDefault(request.path(), r -> r.response().setStatusCode(404).end("gone"))
        .accept(request);
  }

  private static <T> T await(java.util.concurrent.CompletableFuture<T> future) {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
