package dev.assay.layer.egress;

import static dev.assay.layer.egress.Loopback.ask;
import static dev.assay.layer.egress.Loopback.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.assay.layer.egress.HttpExchange.Failed;
import dev.assay.layer.egress.HttpExchange.Responded;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedHttpLifecycleTest {
  private final Loopback loopback = new Loopback();

  @AfterEach
  void stop() {
    loopback.close();
  }

  @Test
  void closesTheConnectionWhenCancelled() {
    // Given
    int port = loopback.http(request -> {});
    GuardedHttp http = loopback.client(Map.of());
    List<HttpExchange> results = new CopyOnWriteArrayList<>();
    Cancellable exchange =
        http.exchange(HttpRequest.get(uri("127.0.0.1", port, "/"))).subscribe().with(results::add);
    await().untilAtomic(loopback.openConnections, is(1));

    // When
    exchange.cancel();

    // Then
    await().untilAtomic(loopback.openConnections, is(0));
    assertThat(results).isEmpty();
  }

  @Test
  void saysCancelledWhenTheClientIsClosed() {
    // Given
    int port = loopback.http(request -> {});
    GuardedHttp http = loopback.client(Map.of());
    HttpRequest request = HttpRequest.get(uri("127.0.0.1", port, "/"));
    List<HttpExchange> results = new CopyOnWriteArrayList<>();
    http.exchange(request).subscribe().with(results::add);
    await().untilAtomic(loopback.openConnections, is(1));

    // When
    http.close();

    // Then
    await().until(() -> !results.isEmpty());
    assertThat(((Failed) results.getFirst()).code()).isEqualTo(FailureCode.CANCELLED);
    assertThat(((Failed) ask(http, request)).code()).isEqualTo(FailureCode.CANCELLED);
  }

  @Test
  void keepsToTheNumberOfExchangesPerHost() {
    // Given
    List<HttpServerResponse> held = new CopyOnWriteArrayList<>();
    int port = loopback.http(request -> held.add(request.response()));
    EgressPolicy narrow = loopback.policy().withConcurrentPerHost(2);
    GuardedHttp http = loopback.client(narrow, Loopback.names(Map.of()));
    List<HttpExchange> results = new CopyOnWriteArrayList<>();

    // When
    for (int i = 0; i < 6; i++) {
      http.exchange(HttpRequest.get(uri("127.0.0.1", port, "/"))).subscribe().with(results::add);
    }
    int most = 0;
    for (int answered = 0; answered < 6; answered++) {
      int next = answered;
      await().until(() -> held.size() > next);
      most = Math.max(most, held.size() - answered);
      held.get(next).end("done");
    }

    // Then
    await().until(() -> results.size() == 6);
    assertThat(results).allMatch(Responded.class::isInstance);
    assertThat(most).isBetween(1, 2);
  }
}
