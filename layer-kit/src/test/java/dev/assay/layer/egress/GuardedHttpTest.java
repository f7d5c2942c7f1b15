package dev.assay.layer.egress;

import static dev.assay.layer.egress.Loopback.ask;
import static dev.assay.layer.egress.Loopback.uri;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.layer.egress.HttpExchange.Failed;
import dev.assay.layer.egress.HttpExchange.Responded;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedHttpTest {
  private final Loopback loopback = new Loopback();

  @AfterEach
  void stop() {
    loopback.close();
  }

  @Test
  void asksFromTheAddressThatTheRequestNamesAfterARedirectToo() {
    // Given
    int port =
        loopback.http(
            request -> {
              String from = request.remoteAddress().hostAddress();
              HttpServerResponse response = request.response();
              if (request.path().equals("/away")) {
                response.setStatusCode(302).putHeader("location", "/here?" + from).end();
              } else {
                response.end(request.query() + " " + from);
              }
            });
    GuardedHttp http = loopback.client(Map.of("node.example", "127.0.0.1"));
    HttpRequest request = HttpRequest.get(uri("node.example", port, "/away"));

    // When
    String named =
        text((Responded) ask(http, request.withFrom(InetAddress.ofLiteral("127.0.0.77"))));
    String usual = text((Responded) ask(http, request));

    // Then
    assertThat(named).isEqualTo("127.0.0.77 127.0.0.77");
    assertThat(usual).isEqualTo("127.0.0.1 127.0.0.1");
  }

  @Test
  void asksByNameAtThePinnedAddress() {
    // Given
    int port =
        loopback.http(
            request ->
                request
                    .response()
                    .putHeader("Content-Type", "Text/Plain; charset=utf-8")
                    .putHeader("X-Many", (Iterable<String>) List.of("1", "2"))
                    .end(
                        String.join(
                            "|",
                            request.getHeader("host"),
                            request.getHeader("user-agent"),
                            request.getHeader("accept-encoding"),
                            request.uri())));
    GuardedHttp http = loopback.client(Map.of("node.example", "127.0.0.1"));

    // When
    HttpExchange exchange = ask(http, HttpRequest.get(uri("NODE.example", port, "/a?b=c")));

    // Then
    Responded responded = (Responded) exchange;
    assertThat(responded.status()).isEqualTo(200);
    assertThat(responded.mediaType()).isEqualTo("text/plain");
    assertThat(responded.headers().all().get("x-many")).containsExactly("1", "2");
    assertThat(text(responded))
        .isEqualTo(
            "node.example:%d|Assay/0.1.0 (+https://github.com/assay-dev/assay; verification)|gzip|/a?b=c"
                .formatted(port));
    assertThat(responded.remote())
        .isEqualTo(new InetSocketAddress(Loopback.address("127.0.0.1"), port));
    assertThat(responded.tlsSpki()).isNull();
    assertThat(responded.timing().connect()).isPositive();
    assertThat(responded.timing().total())
        .isGreaterThan(responded.timing().connect().plus(responded.timing().firstByte()));
  }

  @Test
  void carriesPostAndHead() {
    // Given
    int port =
        loopback.http(
            request -> {
              HttpServerResponse response = request.response();
              if (request.method().equals(HttpMethod.HEAD)) {
                response.putHeader("content-length", "123456789012");
              }
              request.body(body -> response.end(request.method() + ":" + body.result()));
            });
    GuardedHttp http = loopback.client(Map.of());
    byte[] question = "{\"q\":1}".getBytes(StandardCharsets.UTF_8);

    // When
    HttpExchange post =
        ask(http, HttpRequest.post(uri("127.0.0.1", port, "/"), "application/json", question));
    HttpExchange head = ask(http, HttpRequest.head(uri("127.0.0.1", port, "/")));

    // Then
    assertThat(text((Responded) post)).isEqualTo("POST:{\"q\":1}");
    assertThat(((Responded) head).headers().first("content-length")).isEqualTo("123456789012");
    assertThat(((Responded) head).body()).isEmpty();
    assertThat(((Responded) head).timing().dns()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void saysWhenNobodyIsThere() throws IOException {
    // Given
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    GuardedHttp http = loopback.client(Map.of());

    // When
    HttpExchange closed = ask(http, HttpRequest.get(uri("127.0.0.1", free, "/")));
    HttpExchange unknown = ask(http, HttpRequest.get(uri("nobody.example", free, "/")));

    // Then
    assertThat(((Failed) closed).code()).isEqualTo(FailureCode.CONNECTION_FAILED);
    assertThat(((Failed) unknown).code()).isEqualTo(FailureCode.CONNECTION_FAILED);
    assertThat(((Failed) unknown).explanation()).contains("does not resolve");
  }

  @Test
  void boundsANameServerThatDoesNotAnswer() {
    // Given
    EgressPolicy hasty =
        loopback
            .policy()
            .withLimits(loopback.policy().limits().withConnect(Duration.ofMillis(100)));
    GuardedHttp http = loopback.client(hasty, name -> Uni.createFrom().nothing());

    // When
    HttpExchange exchange = ask(http, HttpRequest.get(uri("slow.example", 8443, "/")));

    // Then
    assertThat(((Failed) exchange).code()).isEqualTo(FailureCode.TIMED_OUT);
    assertThat(((Failed) exchange).explanation()).contains("resolving");
  }

  private static String text(Responded responded) {
    return new String(responded.body(), StandardCharsets.UTF_8);
  }
}
