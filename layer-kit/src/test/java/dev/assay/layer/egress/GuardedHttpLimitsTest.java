package dev.assay.layer.egress;

import static dev.assay.layer.egress.Loopback.ask;
import static dev.assay.layer.egress.Loopback.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.assay.layer.egress.HttpExchange.Failed;
import dev.assay.layer.egress.HttpExchange.Responded;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardedHttpLimitsTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private final Loopback loopback = new Loopback();
  private final GuardedHttp http = loopback.client(Map.of());

  @AfterEach
  void stop() {
    loopback.close();
  }

  @Test
  void unpacksGzip() {
    // Given
    byte[] packed = GzipBodyTest.gzip("hello ".repeat(1000).getBytes(StandardCharsets.UTF_8));
    int port = packedServer(packed, "gzip");

    // When
    HttpExchange exchange = ask(http, get(port));

    // Then
    assertThat(((Responded) exchange).body()).hasSize(6000);
  }

  @Test
  void stopsAGzipBomb() {
    // Given
    int port = packedServer(GzipBodyTest.gzip(new byte[64 << 20]), "gzip");
    Limits limits = Limits.standard().withBytes(1 << 20, 1 << 20);

    // When
    HttpExchange exchange = ask(http, get(port).withLimits(limits));

    // Then
    assertThat(((Failed) exchange).code()).isEqualTo(FailureCode.TOO_LARGE);
    assertThat(((Failed) exchange).explanation()).contains("unpacks to more than 1048576");
  }

  @ParameterizedTest
  @CsvSource({"br", "deflate", "'gzip, gzip'", "gzip"})
  void refusesEncodingsThatAreUnknownOrDamaged(String encoding) {
    // Given
    int port = packedServer("no gzip at all, certainly".getBytes(StandardCharsets.UTF_8), encoding);

    // When
    HttpExchange exchange = ask(http, get(port));

    // Then
    assertThat(((Failed) exchange).code()).isEqualTo(FailureCode.BAD_RESPONSE);
  }

  @Test
  void stopsAnEndlessBody() {
    // Given
    int port =
        loopback.raw(
            socket -> {
              socket.write(OK + "\r\n");
              pour("endless ".repeat(1000), socket);
            });

    // When
    HttpExchange exchange = ask(http, get(port));

    // Then
    assertThat(((Failed) exchange).code()).isEqualTo(FailureCode.TOO_LARGE);
    await().untilAtomic(loopback.openConnections, is(0));
  }

  @Test
  void stopsADrippingBodyAtTheTotalDeadline() {
    // Given
    int port =
        loopback.raw(
            socket -> {
              socket.write(OK + "\r\n");
              long drip = loopback.vertx.setPeriodic(20, unused -> socket.write("."));
              socket.closeHandler(
                  unused -> {
                    loopback.vertx.cancelTimer(drip);
                    loopback.openConnections.decrementAndGet();
                  });
            });
    Limits limits = Limits.standard().withTotal(Duration.ofMillis(500));

    // When
    HttpExchange exchange = ask(http, get(port).withLimits(limits));

    // Then
    assertThat(((Failed) exchange).code()).isEqualTo(FailureCode.TIMED_OUT);
    assertThat(((Failed) exchange).explanation()).contains("500 ms").contains("reading the body");
    await().untilAtomic(loopback.openConnections, is(0));
  }

  @Test
  void stopsAServerThatNeverAnswers() {
    // Given
    int port = loopback.raw(socket -> {});
    Limits limits = Limits.standard().withTotal(Duration.ofMillis(300));

    // When
    HttpExchange exchange = ask(http, get(port).withLimits(limits));

    // Then
    assertThat(((Failed) exchange).code()).isEqualTo(FailureCode.TIMED_OUT);
    assertThat(((Failed) exchange).explanation()).contains("waiting for the response");
    await().untilAtomic(loopback.openConnections, is(0));
  }

  @Test
  void stopsAFloodOfHeaders() {
    // Given
    int port = loopback.raw(socket -> socket.write(OK + "x-flood: 0123456789\r\n".repeat(100_000)));

    // When
    HttpExchange exchange = ask(http, get(port));

    // Then
    assertThat(((Failed) exchange).code()).isEqualTo(FailureCode.TOO_LARGE);
    await().untilAtomic(loopback.openConnections, is(0));
  }

  @Test
  void stopsAnEndlessRowOfInterimResponses() {
    // Given
    String interim = "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n";
    int port = loopback.raw(socket -> pour(interim.repeat(100), socket));
    Limits limits = Limits.standard().withTotal(Duration.ofMillis(500));

    // When
    HttpExchange exchange = ask(http, get(port).withLimits(limits));

    // Then
    assertThat(((Failed) exchange).code()).isEqualTo(FailureCode.TIMED_OUT);
    await().untilAtomic(loopback.openConnections, is(0));
  }

  @ParameterizedTest
  @CsvSource({
    "'SSH-2.0-OpenSSH_9.6\r\n\r\n',                                   BAD_RESPONSE",
    "'HTTP/1.1 banana\r\n\r\n',                                       BAD_RESPONSE",
    "'HTTP/9.9 200 OK\r\n\r\n',                                       BAD_RESPONSE",
    "'HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n',               BAD_RESPONSE",
    "'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',   BAD_RESPONSE",
    "'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nfour',              CONNECTION_FAILED",
    "'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nab',  CONNECTION_FAILED",
    "'HTTP/1.1 200 OK\r\ncontent-',                                   CONNECTION_FAILED",
    "'',                                                              CONNECTION_FAILED",
  })
  void namesWhatIsNoWholeResponse(String answer, FailureCode code) {
    // Given
    int port = loopback.raw(socket -> socket.end(Buffer.buffer(answer)));

    // When
    HttpExchange exchange = ask(http, get(port));

    // Then
    assertThat(exchange).isInstanceOf(Failed.class);
    assertThat(((Failed) exchange).code()).describedAs(exchange.toString()).isEqualTo(code);
  }

  private int packedServer(byte[] body, String encoding) {
    return loopback.http(
        request ->
            request.response().putHeader("content-encoding", encoding).end(Buffer.buffer(body)));
  }

  private static HttpRequest get(int port) {
    return HttpRequest.get(uri("127.0.0.1", port, "/"));
  }

  private static void pour(String text, NetSocket socket) {
    Handler<Void> more =
        unused -> {
          while (!socket.writeQueueFull()) {
            if (socket.write(text).failed()) {
              return;
            }
          }
        };
    socket.drainHandler(more);
    more.handle(null);
  }
}
