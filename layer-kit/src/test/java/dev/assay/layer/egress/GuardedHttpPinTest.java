package dev.assay.layer.egress;

import static dev.assay.layer.egress.Loopback.ask;
import static dev.assay.layer.egress.Loopback.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.assay.layer.egress.HttpExchange.Failed;
import dev.assay.layer.egress.HttpExchange.Responded;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedHttpPinTest {
  private final Loopback loopback = new Loopback();

  @AfterEach
  void stop() {
    loopback.close();
  }

  @Test
  void usesEachConnectionOnceAndClosesIt() {
    // Given
    int port = loopback.http(request -> request.response().end("hello"));
    GuardedHttp http = loopback.client(Map.of("node.example", "127.0.0.1"));

    // When
    for (int i = 0; i < 5; i++) {
      assertThat(ask(http, HttpRequest.get(uri("node.example", port, "/"))))
          .isInstanceOf(Responded.class);
    }

    // Then
    assertThat(loopback.allConnections).hasValue(5);
    await().untilAtomic(loopback.openConnections, is(0));
  }

  @Test
  void resolvesAgainForEachExchangeAndJudgesEachAnswer() {
    // Given
    int port = loopback.http(request -> request.response().end("inside"));
    List<String> answers = new CopyOnWriteArrayList<>(List.of("127.0.0.1", "10.0.0.1"));
    Resolver rebinding =
        name -> Uni.createFrom().item(() -> List.of(Loopback.address(answers.removeFirst())));
    GuardedHttp http = loopback.client(loopback.policy(), rebinding);
    HttpRequest request = HttpRequest.get(uri("rebind.example", port, "/"));

    // When
    HttpExchange first = ask(http, request);
    HttpExchange second = ask(http, request);

    // Then
    assertThat(first).isInstanceOf(Responded.class);
    assertThat(((Failed) second).guardCode()).isEqualTo(EgressCode.EGRESS_ADDRESS);
    assertThat(loopback.resolved).containsExactly("rebind.example", "rebind.example");
    assertThat(loopback.allConnections).hasValue(1);
  }

  @Test
  void neverReusesAConnectionForAnotherAddressOfTheSameName() {
    // Given
    int port = loopback.http(request -> request.response().end("127.0.0.1"));
    HttpServerOptions same = new HttpServerOptions().setHost("127.0.0.2").setPort(port);
    loopback.http(same, request -> request.response().end("127.0.0.2"));
    List<String> answers = new CopyOnWriteArrayList<>();
    Resolver changing =
        name -> Uni.createFrom().item(() -> List.of(Loopback.address(answers.removeFirst())));
    GuardedHttp http = loopback.client(loopback.policy(), changing);

    for (String address : List.of("127.0.0.1", "127.0.0.2", "127.0.0.1")) {
      answers.add(address);

      // When
      HttpExchange exchange = ask(http, HttpRequest.get(uri("node.example", port, "/")));

      // Then
      assertThat(text((Responded) exchange)).isEqualTo(address);
    }
  }

  @Test
  void connectsToNothingWhenTheGuardRefuses() {
    // Given
    int port = loopback.http(request -> request.response().end("inside"));
    EgressPolicy strict = loopback.policy().withAllowedRanges(List.of());
    GuardedHttp http = loopback.client(strict, Loopback.names(Map.of("n.example", "127.0.0.1")));

    // When
    HttpExchange exchange = ask(http, HttpRequest.get(uri("n.example", port, "/")));

    // Then
    assertThat(((Failed) exchange).code()).isEqualTo(FailureCode.REFUSED_BY_GUARD);
    assertThat(((Failed) exchange).guardCode()).isEqualTo(EgressCode.EGRESS_ADDRESS);
    assertThat(loopback.allConnections).hasValue(0);
  }

  private static String text(Responded responded) {
    return new String(responded.body(), StandardCharsets.UTF_8);
  }
}
