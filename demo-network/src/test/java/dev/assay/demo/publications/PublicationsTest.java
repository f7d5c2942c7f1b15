package dev.assay.demo.publications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.Http;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.plan.PublicationPlan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class PublicationsTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  @Test
  void liveFiguresAreOfNowAndMove() throws Exception {
    // When
    JsonNode one = metrics(plan -> plan, NOON);
    JsonNode two = metrics(plan -> plan, NOON.plusSeconds(1));

    // Then
    assertThat(one.path("schema").asText()).isEqualTo("assay.published-metrics/v1");
    assertThat(one.at("/window/from").asText()).isEqualTo("2026-11-01T11:30:00Z");
    assertThat(one.at("/window/to").asText()).isEqualTo("2026-11-01T12:00:00Z");
    assertThat(one.at("/metrics/0/value").asText()).isEqualTo("220.000");
    assertThat(two.at("/metrics/0/value").asText()).isEqualTo("221.000");
    assertThat(one.at("/metrics/0/n").asLong()).isEqualTo(3600);
  }

  @Test
  void liveFiguresDepartAsThePlanSays() throws Exception {
    // When
    JsonNode good = metrics(plan -> plan.withMetricsFactor(0.02), NOON);
    JsonNode bare = metrics(plan -> plan.withWithoutCounts(true), NOON);
    JsonNode frozen = metrics(plan -> plan.withFrozen(true), NOON.plusSeconds(7));

    // Then
    assertThat(good.at("/metrics/0/value").asText()).isEqualTo("4.400");
    assertThat(bare.at("/metrics/0").has("n")).isFalse();
    assertThat(frozen.at("/metrics/0/value").asText()).isEqualTo("220.000");
  }

  @Test
  void theLogsFiguresAreThoseOfItsRequestsUnlessThePlanSaysOtherwise() throws Exception {
    // When
    JsonNode honest = log(plan -> plan);
    JsonNode edited = log(plan -> plan.withLogFactor(0.5));
    JsonNode slow = log(plan -> plan.withLogSlowShare(0.3));

    // Then
    assertThat(honest.path("latencies")).hasSize(400);
    assertThat(honest).isEqualTo(log(plan -> plan));
    assertThat(edited.path("latencies")).isEqualTo(honest.path("latencies"));
    assertThat(edited.path("p95_e2el_ms").asDouble())
        .isEqualTo(honest.path("p95_e2el_ms").asDouble() / 2);
    long above =
        StreamSupport.stream(honest.path("latencies").spliterator(), false)
            .filter(seconds -> seconds.asDouble() * 1000 > honest.path("p95_e2el_ms").asDouble())
            .count();
    assertThat(above).isEqualTo(20);
    assertThat(slow.path("p95_e2el_ms").asDouble()).isGreaterThan(1000);
  }

  @Test
  void theTrafficOfTheFiguresWindowIsLogged() throws Exception {
    // When
    List<String> lines;
    try (var network =
        DemoNetwork.start(NetworkPlan.standard(), Clock.fixed(NOON, ZoneOffset.UTC))) {
      lines = Http.send(Http.to(network.url("/published/traffic.ndjson"))).body().lines().toList();
    }

    // Then
    JsonNode head = Http.json(lines.getFirst());
    JsonNode last = Http.json(lines.getLast());
    assertThat(lines).hasSize(1 + 7200);
    assertThat(head.path("schema").asText()).isEqualTo("assay.traffic-log/v1");
    assertThat(head.at("/window/from").asText()).isEqualTo("2026-11-01T11:00:00Z");
    assertThat(last.path("at").asText()).isEqualTo("2026-11-01T12:00:00Z");
    assertThat(last.path("ttftMs").asDouble()).isBetween(160.0, 400.0);
  }

  private static JsonNode metrics(UnaryOperator<PublicationPlan> change, Instant now)
      throws Exception {
    return served(change, now, "/published/metrics.json");
  }

  private static JsonNode log(UnaryOperator<PublicationPlan> change) throws Exception {
    return served(change, NOON, "/published/benchmark.json");
  }

  private static JsonNode served(UnaryOperator<PublicationPlan> change, Instant now, String path)
      throws Exception {
    var plan = NetworkPlan.standard().withPublications(change);
    try (var network = DemoNetwork.start(plan, Clock.fixed(now, ZoneOffset.UTC))) {
      return Http.getJson(network.url(path));
    }
  }
}
