package dev.assay.benchmarks;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The peer: a bare Vert.x server that answers {@code GET /v1/verdicts/<id>} and does nothing else,
 * with the document's bytes from memory, or with the row that it reads each time. Arguments: the
 * port, then {@code bytes <file>} or {@code row <database address>}.
 */
public final class Peer extends AbstractVerticle {
  private static final String PATH = "/v1/verdicts/";
  private static final String READ = "select document from verdict where id = $1";

  private final int port;
  private final Source source;

  /** Where a document comes from. */
  private interface Source {
    Future<Buffer> document(String id);
  }

  private Peer(int port, Source source) {
    this.port = port;
    this.source = source;
  }

  public static void main(String[] args) throws IOException {
    Vertx vertx = Vertx.vertx();
    int port = Integer.parseInt(args[0]);
    Source source = args[1].equals("bytes") ? bytes(Path.of(args[2])) : rows(vertx, args[2]);
    Supplier<Peer> peer = () -> new Peer(port, source);
    // One for each event loop that the gateway has by default.
    int loops = 2 * Runtime.getRuntime().availableProcessors();
    vertx
        .deployVerticle(() -> peer.get(), new DeploymentOptions().setInstances(loops))
        .onFailure(
            e -> {
              System.err.println(e);
              vertx.close();
            });
  }

  private static Source bytes(Path file) throws IOException {
    Buffer document = Buffer.buffer(Files.readAllBytes(file));
    return id -> Future.succeededFuture(document);
  }

  private static Source rows(Vertx vertx, String database) {
    Pool pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(Database.CONNECTIONS))
            .connectingTo(PgConnectOptions.fromUri(database).setCachePreparedStatements(true))
            .using(vertx)
            .build();
    return id ->
        pool.preparedQuery(READ)
            .execute(Tuple.of(UUID.fromString(id)))
            .map(rows -> rows.iterator().next().getBuffer(0));
  }

  @Override
  public void start() {
    vertx
        .createHttpServer(new HttpServerOptions().setTcpNoDelay(true))
        .requestHandler(this::answer)
        .listen(port, "127.0.0.1");
  }

  private void answer(HttpServerRequest request) {
    source
        .document(request.path().substring(PATH.length()))
        .onSuccess(
            document ->
                request.response().putHeader("content-type", "application/json").end(document))
        .onFailure(e -> request.response().setStatusCode(500).end());
  }
}
