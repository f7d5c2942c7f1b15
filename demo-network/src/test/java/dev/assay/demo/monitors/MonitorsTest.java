package dev.assay.demo.monitors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.Http;
import dev.assay.demo.plan.MonitorPlan.Twins;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.seed.Seed;
import dev.assay.demo.uptime.UptimeLogs;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorsTest {

  @Test
  void eachMonitorTellsItsOwnOutage() throws Exception {
    // Given
    var plan =
        NetworkPlan.standard()
            .withMonitors(m -> m.withFirstDown(60).withSecondDown(5).withControlsDown(2));
    try (var network = DemoNetwork.start(plan)) {
      // When
      JsonNode first = Http.getJson(network.monitorUrls().getFirst());
      JsonNode second = Http.getJson(network.monitorUrls().getLast());

      // Then
      assertThat(first.path("schema").asText()).isEqualTo("assay.availability-samples/v1");
      assertThat(first.path("url").asText()).isEqualTo(network.url("/v1/chat/completions"));
      assertThat(first.path("samples")).hasSize(1440);
      assertThat(no(first, "ok")).isEqualTo(60);
      assertThat(no(second, "ok")).isEqualTo(5);
      assertThat(no(first, "controlOk")).isEqualTo(2);
      assertThat(first.at("/samples/0/at").asText()).isEqualTo("2026-10-01T00:00:30Z");
    }
  }

  @Test
  void bothMonitorsTellHowFastTheySawIt() throws Exception {
    // Given
    var plan = NetworkPlan.standard().withMonitors(m -> m.withSlowInTen(3));
    try (var network = DemoNetwork.start(plan)) {
      for (String url : network.latencyUrls()) {
        // When
        JsonNode document = Http.getJson(url);

        // Then
        assertThat(document.path("schema").asText()).isEqualTo("assay.latency-samples/v1");
        assertThat(document.path("region").asText()).isEqualTo("eu-central");
        assertThat(document.path("samples"))
            .hasSize(600)
            .filteredOn(sample -> sample.path("e2eMs").asText().equals("2950"))
            .hasSize(180);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"APART, 18, 0", "TOGETHER, 18, 18", "NIGHTLY, 84, 84"})
  void bothMonitorsTellWhenTheTwinsWereDown(Twins twins, int down, int together) throws Exception {
    // Given
    var plan = NetworkPlan.standard().withMonitors(m -> m.withTwins(twins));
    try (var network = DemoNetwork.start(plan)) {
      for (String monitor : network.twinUrls()) {
        // When
        JsonNode one = Http.getJson(monitor + "one");
        JsonNode two = Http.getJson(monitor + "two");

        // Then
        assertThat(one.path("url").asText()).isEqualTo(network.url("/v1/chat/completions/one"));
        assertThat(no(one, "ok")).isEqualTo(no(two, "ok")).isEqualTo(down);
        assertThat(
                IntStream.range(0, 28 * 144)
                    .filter(i -> !one.path("samples").path(i).path("ok").asBoolean())
                    .filter(i -> !two.path("samples").path(i).path("ok").asBoolean())
                    .count())
            .isEqualTo(together);
      }
    }
  }

  @Test
  void bothMonitorsSignWhatTheySawOfTheFirstNodeInTwoLogs() throws Exception {
    // Given
    var plan = NetworkPlan.standard().withMonitors(m -> m.withNodeDown(720));
    try (var network = DemoNetwork.start(plan)) {
      for (int i = 0; i < 4; i++) {
        // When
        JsonNode log = Http.getJson(network.uptimeUrls().get(i));

        // Then
        assertThat(log.path("key").asText())
            .isEqualTo(UptimeLogs.key(new Seed(plan.seed()), Monitors.NAMES.get(i / 2)));
        assertThat(log.at("/watch/probes"))
            .hasSize(200)
            .allSatisfy(probe -> assertThat(probe.has("miss")).isNotEqualTo(probe.has("answer")));
        assertThat(log.at("/watch/probes/0").has("miss")).isEqualTo(i % 2 == 1);
        assertThat(log.at("/nodes/0/endpoint").asText())
            .isEqualTo(network.nodeList().nodes().getFirst().endpoint());
      }
    }
  }

  private static long no(JsonNode document, String field) {
    return StreamSupport.stream(document.path("samples").spliterator(), false)
        .filter(sample -> !sample.path(field).asBoolean())
        .count();
  }
}
