package dev.assay.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.cli.Complaint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real server that speaks the gateway's documented shapes; made up. */
class EventsTest {
  private static final String FIRST = "id: 1\nevent: layer-started\ndata: {\"type\":\"one\"}\n\n";
  private static final String SECOND = "id: 2\nevent: x\ndata:{\"type\":\"two\"}\n\n";
  private static final String LAST = ": a comment\n\nid: 3\ndata: {\"type\":\ndata: \"last\"}\n\n";

  private HttpServer server;
  private final List<String> resumedAfter = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void givenAStreamThatBreaksOff_whenFollowed_thenItIsResumedAfterTheLastEventSeen() {
    // Given
    server.createContext(
        "/events",
        exchange -> {
          String after = exchange.getRequestHeaders().getFirst("Last-Event-ID");
          resumedAfter.add(String.valueOf(after));
          answer(exchange, 200, after == null ? FIRST : "1".equals(after) ? SECOND : LAST);
        });
    List<String> seen = new ArrayList<>();

    // When
    try (Rest rest = new Rest(base())) {
      new Events(rest, "/events")
          .follow(
              event -> seen.add(event.path("type").asText()),
              event -> event.path("type").asText().equals("last"),
              () -> {});
    }

    // Then
    assertThat(seen).containsExactly("one", "two", "last");
    assertThat(resumedAfter).containsExactly("null", "1", "2");
  }

  @Test
  void givenAGatewayThatIsGone_whenFollowed_thenItEndsWithWhatTheCallerKnows() {
    // Given
    URI gone = base();
    server.stop(0);

    // When, Then
    try (Rest rest = new Rest(gone)) {
      assertThatThrownBy(
              () ->
                  new Events(rest, "/events")
                      .follow(
                          event -> {},
                          event -> true,
                          () -> {
                            throw Complaint.unavailable("the gateway ended.");
                          }))
          .hasMessage("the gateway ended.");
    }
  }

  @Test
  void givenAProblemDocument_whenAsked_thenItsErrorsBecomeTheSentence() {
    // Given
    String problem =
        """
        {"type":"about:blank","title":"Invalid","status":400,"detail":"The dossier is not valid.",
         "code":"INVALID_DOCUMENT","errors":[{"path":"/claims/data","message":"is odd"}]}
        """;
    server.createContext("/v1/x", exchange -> answer(exchange, 400, problem));
    server.createContext("/v1/y", exchange -> answer(exchange, 500, "<html>"));
    server.createContext("/v1/z", exchange -> answer(exchange, 503, ""));

    // When, Then
    try (Rest rest = new Rest(base())) {
      assertThatThrownBy(() -> rest.put("/v1/x", "application/json", new byte[0]))
          .hasMessageEndingWith("was answered with 400: /claims/data: is odd")
          .extracting(e -> ((Complaint) e).exitCode())
          .isEqualTo(65);
      assertThatThrownBy(() -> rest.json("/v1/y"))
          .hasMessageEndingWith("was answered with 500: <html>")
          .extracting(e -> ((Complaint) e).exitCode())
          .isEqualTo(70);
      assertThatThrownBy(() -> rest.json("/v1/z"))
          .extracting(e -> ((Complaint) e).exitCode())
          .isEqualTo(69);
    }
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
