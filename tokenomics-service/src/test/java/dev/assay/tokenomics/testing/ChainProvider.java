package dev.assay.tokenomics.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A provider of a chain on this machine that answers by a script and remembers what it was asked.
 */
public final class ChainProvider implements AutoCloseable {

  /** One request: a JSON-RPC method, or a path with its query. */
  public record Asked(String what, JsonNode params, String height) {}

  /** What the script answers; a body of null never ends. */
  public record Reply(int status, String body, Map<String, String> headers) {
    public static Reply of(String body) {
      return new Reply(200, body, Map.of());
    }
  }

  public final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Vertx vertx = Vertx.vertx();
  private final Function<Asked, Reply> script;
  private final HttpServer server;

  public ChainProvider(Function<Asked, Reply> script) {
    this.script = script;
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  public URI address() {
    return URI.create("http://" + name() + "/");
  }

  public String name() {
    return "127.0.0.1:" + server.actualPort();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private void answer(HttpServerRequest request, Buffer body) {
    JsonNode call = json(body);
    String what = call.isObject() ? call.path("method").asText() : request.uri();
    String height = request.getHeader("x-cosmos-block-height");
    Asked question = new Asked(what, call.path("params"), height);
    asked.add(question);
    Reply reply = script.apply(question);
    reply.headers().forEach(request.response()::putHeader);
    if (reply.body() == null) {
      request.response().setChunked(true);
      pour(request);
    } else {
      request.response().setStatusCode(reply.status()).end(reply.body());
    }
  }

  private void pour(HttpServerRequest request) {
    request
        .response()
        .write("x".repeat(64 * 1024))
        .onSuccess(written -> vertx.runOnContext(next -> pour(request)));
  }

  private static JsonNode json(Buffer body) {
    try {
      return body.length() == 0 ? NullNode.instance : CanonicalJson.read(body.getBytes());
    } catch (InvalidDocument e) {
      return NullNode.instance;
    }
  }
}
