package dev.assay.layer.egress;

import static dev.assay.layer.egress.Loopback.ask;
import static dev.assay.layer.egress.Loopback.uri;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.assay.layer.egress.HttpExchange.Responded;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptConnectionTest {
  private final Loopback loopback = new Loopback();

  @AfterEach
  void stop() {
    loopback.close();
  }

  @Test
  void isUsedAgainWhereBothRequestsLetIt() {
    // Given
    int port = loopback.http(request -> request.response().end("yes"));
    GuardedHttp http = loopback.client(Map.of());
    HttpRequest request =
        HttpRequest.get(uri("127.0.0.1", port, "/")).withConnection(ConnectionMode.KEPT);
    AtomicInteger asked = new AtomicInteger();

    // When asked until a connection has come back before the next request wants it
    await()
        .until(
            () -> {
              asked.incrementAndGet();
              return ((Responded) ask(http, request)).timing().connect() == null;
            });

    // Then
    assertThat(loopback.allConnections).hasValueLessThan(asked.get());
  }

  @ParameterizedTest
  @CsvSource({"FRESH, FRESH", "KEPT, FRESH", "FRESH, KEPT"})
  void isNotUsedAgainWhereOneRequestForbidsIt(ConnectionMode one, ConnectionMode other) {
    // Given
    int port = loopback.http(request -> request.response().end("yes"));
    GuardedHttp http = loopback.client(Map.of());
    HttpRequest request = HttpRequest.get(uri("127.0.0.1", port, "/"));

    // When
    Responded first = (Responded) ask(http, request.withConnection(one));
    Responded second = (Responded) ask(http, request.withConnection(other));

    // Then
    assertThat(loopback.allConnections).hasValue(2);
    assertThat(first.timing().connect()).isPositive();
    assertThat(second.timing().connect()).isPositive();
  }

  @Test
  void neverServesAnotherAddressOfTheSameName() {
    // Given
    int port = loopback.http(KeptConnectionTest::sayAddress);
    loopback.http(
        new HttpServerOptions().setHost("127.0.0.2").setPort(port), KeptConnectionTest::sayAddress);
    AtomicReference<String> address = new AtomicReference<>("127.0.0.1");
    GuardedHttp http =
        loopback.client(
            loopback.policy(),
            name -> Uni.createFrom().item(List.of(Loopback.address(address.get()))));
    HttpRequest request =
        HttpRequest.get(uri("node.example", port, "/")).withConnection(ConnectionMode.KEPT);

    // When
    ask(http, request);
    address.set("127.0.0.2");
    Responded moved = (Responded) ask(http, request);

    // Then
    assertThat(new String(moved.body(), US_ASCII)).isEqualTo("127.0.0.2");
    assertThat(moved.timing().connect()).isPositive();
  }

  @Test
  void isKeptWhenTheRestOfAnAnswerThatEndedEarlyIsShort() {
    // Given
    int port =
        loopback.http(
            request -> {
              HttpServerResponse response = request.response().setChunked(true);
              response.write("enough").compose(unused -> response.end("rest"));
            });
    GuardedHttp http = loopback.client(Map.of());
    HttpRequest request =
        HttpRequest.get(uri("127.0.0.1", port, "/")).withConnection(ConnectionMode.KEPT);

    // When
    StreamEnd ended = http.stream(request, new FirstPart()).await().atMost(Loopback.PATIENCE);

    // Then
    assertThat(((StreamEnd.Ended) ended).complete()).isFalse();
    await().until(() -> ((Responded) ask(http, request)).timing().connect() == null);
  }

  @Test
  void isClosedWhenAnAnswerThatEndedEarlyGoesOn() {
    // Given
    int port =
        loopback.http(request -> endless(request.response().setChunked(true), "x".repeat(1024)));
    GuardedHttp http = loopback.client(Map.of());
    HttpRequest request =
        HttpRequest.get(uri("127.0.0.1", port, "/")).withConnection(ConnectionMode.KEPT);

    // When
    http.stream(request, new FirstPart()).await().atMost(Loopback.PATIENCE);

    // Then
    await().untilAtomic(loopback.openConnections, is(0));
  }

  private static void sayAddress(HttpServerRequest request) {
    request.response().end(request.localAddress().host());
  }

  private static void endless(HttpServerResponse response, String part) {
    response.write(part).onSuccess(unused -> endless(response, part));
  }

  /** Takes one part and has enough. */
  private static final class FirstPart implements ChunkSink {
    @Override
    public void onHead(int status, Headers headers, long nanos) {}

    @Override
    public Uni<Next> onChunk(Buffer chunk, long nanos) {
      return Uni.createFrom().item(Next.STOP);
    }
  }
}
