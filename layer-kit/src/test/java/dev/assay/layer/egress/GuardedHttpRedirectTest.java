package dev.assay.layer.egress;

import static dev.assay.layer.egress.Loopback.ask;
import static dev.assay.layer.egress.Loopback.uri;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.layer.egress.HttpExchange.Failed;
import dev.assay.layer.egress.HttpExchange.Responded;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardedHttpRedirectTest {
  private final Loopback loopback = new Loopback();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final int port = loopback.http(this::serve);
  private final Map<String, String> names =
      Map.of("a.example", "127.0.0.1", "in.a.example", "127.0.0.1", "b.example", "127.0.0.1");

  @AfterEach
  void stop() {
    loopback.close();
  }

  @Test
  void followsToASubdomainWithoutTheSecrets() {
    // Given
    GuardedHttp http = loopback.client(names);
    HttpRequest request =
        HttpRequest.get(uri("a.example", port, "/to?" + uri("in.a.example", port, "/end")))
            .withHeader("authorization", "Bearer secret");

    // When
    Responded responded = (Responded) ask(http, request);

    // Then
    assertThat(new String(responded.body(), StandardCharsets.UTF_8)).isEqualTo("end");
    assertThat(responded.hops()).extracting(Hop::status).containsExactly(302, 200);
    assertThat(seen).containsExactly("a.example Bearer secret", "in.a.example null");
    assertThat(loopback.resolved).containsExactly("a.example", "in.a.example");
  }

  @ParameterizedTest
  @CsvSource({
    "http://b.example/end,   REDIRECT_REFUSED, EGRESS_REDIRECT",
    "/loop,                  REDIRECT_REFUSED, EGRESS_REDIRECT",
    "http://a.example:22/,   REFUSED_BY_GUARD, EGRESS_PORT",
  })
  void refusesOthers(String location, FailureCode code, EgressCode guardCode) {
    // Given
    GuardedHttp http = loopback.client(names);

    // When
    HttpExchange exchange = ask(http, HttpRequest.get(uri("a.example", port, "/to?" + location)));

    // Then
    assertThat(((Failed) exchange).code()).isEqualTo(code);
    assertThat(((Failed) exchange).guardCode()).isEqualTo(guardCode);
    assertThat(seen).allMatch(request -> request.startsWith("a.example "));
  }

  @Test
  void judgesTheSameNameAgainAtEachHop() {
    // Given
    List<String> answers = new CopyOnWriteArrayList<>(List.of("127.0.0.1", "169.254.169.254"));
    Resolver rebinding =
        name -> Uni.createFrom().item(() -> List.of(Loopback.address(answers.removeFirst())));
    GuardedHttp http = loopback.client(loopback.policy(), rebinding);

    // When
    HttpExchange exchange = ask(http, HttpRequest.get(uri("a.example", port, "/to?/end")));

    // Then
    assertThat(((Failed) exchange).code()).isEqualTo(FailureCode.REFUSED_BY_GUARD);
    assertThat(((Failed) exchange).guardCode()).isEqualTo(EgressCode.EGRESS_ADDRESS);
    assertThat(seen).hasSize(1);
    assertThat(loopback.resolved).containsExactly("a.example", "a.example");
  }

  @Test
  void countsRedirectsAgainstTheLimit() {
    // Given
    GuardedHttp http = loopback.client(names);

    // When
    ask(http, HttpRequest.get(uri("a.example", port, "/loop")));

    // Then
    assertThat(seen).hasSize(Limits.standard().maxRedirects() + 1);
  }

  @Test
  void handsARedirectBackWhereThatIsWanted() {
    // Given
    GuardedHttp http = loopback.client(names);
    HttpRequest request =
        HttpRequest.get(uri("a.example", port, "/to?http://b.example/"))
            .withRedirects(RedirectMode.RETURN);

    // When
    Responded responded = (Responded) ask(http, request);

    // Then
    assertThat(responded.status()).isEqualTo(302);
    assertThat(responded.headers().first("Location")).isEqualTo("http://b.example/");
  }

  private void serve(HttpServerRequest request) {
    String host = request.authority().host();
    seen.add(host + " " + request.getHeader("authorization"));
    switch (request.path()) {
      case "/to" ->
          request.response().setStatusCode(302).putHeader("location", request.query()).end("gone");
      case "/loop" -> request.response().setStatusCode(307).putHeader("location", "/loop").end();
      default -> request.response().end("end");
    }
  }
}
