package dev.assay.benchmarks;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bare Vert.x client that reads streams as the prober does, at the same rate and over the same
 * kind of connections, and does nothing with them but count bytes. Another port starts a load and
 * tells how it goes: streams that ended, those of them that were whole, and the median of their
 * times in microseconds. Arguments: the target's port, a PKCS #12 store that trusts it, that
 * store's password, the bytes of a whole stream, streams a second, the other port.
 */
public final class StreamReader extends AbstractVerticle {
  private static final int INSTANCES = 2;
  private static final int MOST_AT_ONCE = 4096;
  private static final String START = "start";
  private static final Queue<Long> WHOLE_MICROS = new ConcurrentLinkedQueue<>();
  private static final AtomicInteger LEFT = new AtomicInteger();
  private static final AtomicInteger ENDED = new AtomicInteger();

  private final HttpClientOptions options;
  private final long wholeBytes;
  private final int everyMillis;
  private HttpClient client;

  @SuppressWarnings("NullAway.Init") // Vert.x starts it before anything else
  private StreamReader(HttpClientOptions options, long wholeBytes, int everyMillis) {
    this.options = options;
    this.wholeBytes = wholeBytes;
    this.everyMillis = everyMillis;
  }

  public static void main(String[] args) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setDefaultHost("127.0.0.1")
            .setDefaultPort(Integer.parseInt(args[0]))
            .setSsl(true)
            .setTrustOptions(new PfxOptions().setPath(args[1]).setPassword(args[2]))
            .setKeepAliveTimeout(1)
            .setMaxPoolSize(MOST_AT_ONCE);
    long wholeBytes = Long.parseLong(args[3]);
    int everyMillis = 1000 * INSTANCES / Integer.parseInt(args[4]);
    Vertx vertx = Vertx.vertx();
    vertx.deployVerticle(
        () -> new StreamReader(options, wholeBytes, everyMillis),
        new DeploymentOptions().setInstances(INSTANCES));
    vertx
        .createHttpServer()
        .requestHandler(request -> answer(vertx, request))
        .listen(Integer.parseInt(args[5]), "127.0.0.1");
  }

  private static void answer(Vertx vertx, HttpServerRequest request) {
    String count = request.getParam(START);
    if (count != null) {
      WHOLE_MICROS.clear();
      ENDED.set(0);
      LEFT.set(Integer.parseInt(count));
      vertx.eventBus().publish(START, count);
    }
    List<Long> micros = WHOLE_MICROS.stream().sorted().toList();
    long median = micros.isEmpty() ? 0 : micros.get(micros.size() / 2);
    request.response().end(ENDED + " " + micros.size() + " " + median);
  }

  @Override
  public void start() {
    client = vertx.createHttpClient(options);
    vertx
        .eventBus()
        .consumer(START, unused -> vertx.setPeriodic(everyMillis, timer -> next(timer)));
  }

  private void next(long timer) {
    if (LEFT.getAndDecrement() <= 0) {
      vertx.cancelTimer(timer);
      return;
    }
    client
        .request(HttpMethod.POST, "/")
        .flatMap(request -> request.send("{}"))
        .onSuccess(this::read)
        .onFailure(unused -> ENDED.incrementAndGet());
  }

  private void read(HttpClientResponse response) {
    long[] bytes = {0};
    long[] first = {0};
    response.handler(
        chunk -> {
          first[0] = bytes[0] == 0 ? System.nanoTime() : first[0];
          bytes[0] += chunk.length();
        });
    response.exceptionHandler(unused -> ENDED.incrementAndGet());
    response.endHandler(
        unused -> {
          if (bytes[0] == wholeBytes) {
            WHOLE_MICROS.add((System.nanoTime() - first[0]) / 1000);
          }
          ENDED.incrementAndGet();
        });
  }
}
