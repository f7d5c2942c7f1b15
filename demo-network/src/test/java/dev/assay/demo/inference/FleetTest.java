package dev.assay.demo.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.demo.DemoNetwork;
import dev.assay.demo.Http;
import dev.assay.demo.plan.CentralisedPlan;
import dev.assay.demo.plan.FleetPlan;
import dev.assay.demo.plan.Latency;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.seed.Seed;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetTest {
  private static final Seed SEED = new Seed(42);
  private static final FleetPlan STANDARD = FleetPlan.standard();
  private static final ChatRequest SHORT = request("two words");
  private static final ChatRequest LONG = request("word ".repeat(250));

  @Test
  void theStandardFleetChangesNothing() {
    // Given
    var fleet = new Fleet(SEED, STANDARD);

    // When
    try (var first = fleet.take(0, LONG);
        var second = fleet.take(1, LONG)) {
      // Then
      assertThat(first.prefillNanos()).isZero();
      assertThat(second.factor()).isEqualTo(1);
      assertThat(second.fingerprint()).isNull();
    }
  }

  @Test
  void moreThanItsSlotsSlowEachOtherDownUntilTheyLeave() {
    // Given
    var fleet = new Fleet(SEED, STANDARD.withSlots(2));

    // When
    try (var first = fleet.take(0, SHORT);
        var second = fleet.take(1, SHORT);
        var third = fleet.take(2, SHORT)) {
      // Then
      assertThat(first.factor()).isEqualTo(1);
      assertThat(second.factor()).isEqualTo(1);
      assertThat(third.factor()).isEqualTo(1.5);
    }
    try (var alone = fleet.take(3, SHORT)) {
      assertThat(alone.factor()).isEqualTo(1);
    }
  }

  @Test
  void aBackendReadsALongPromptOnce() {
    // Given
    var fleet = new Fleet(SEED, STANDARD.withPrefillMicrosPerWord(100));
    var longer = request(LONG.text() + "and more");

    // When
    try (var fresh = fleet.take(0, LONG);
        var again = fleet.take(1, longer);
        var brief = fleet.take(2, SHORT);
        var briefAgain = fleet.take(3, SHORT)) {
      // Then
      assertThat(fresh.prefillNanos()).isEqualTo(25_000_000);
      assertThat(again.prefillNanos()).isZero();
      assertThat(brief.prefillNanos()).isEqualTo(briefAgain.prefillNanos()).isEqualTo(200_000);
    }
  }

  @Test
  void eachRequestDrawsItsBackendUnlessOneServesEverybody() {
    // Given
    var plan = STANDARD.withBackends(4).withFingerprints(true);

    // When, Then
    assertThat(fingerprints(plan)).hasSize(4);
    assertThat(fingerprints(plan.withSticky(true))).containsExactly("fp_backend_0");
  }

  @Test
  void theCentralisedEndpointHasTimesOfItsOwn() throws Exception {
    // Given
    var plan =
        NetworkPlan.standard()
            .withNodes(nodes -> nodes.withListed(8))
            .withInference(
                inference ->
                    inference
                        .withFleet(STANDARD.withFingerprints(true))
                        .withCentralised(
                            new CentralisedPlan(new Latency(200, 0), new Latency(1, 0))));
    String body =
        "{\"model\":\"demo-model\",\"max_tokens\":2,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    try (var network = DemoNetwork.start(plan)) {
      // When
      var own = Http.postJson(network.url("/v1/chat/completions"), body);
      long asked = System.nanoTime();
      var other = Http.postJson(network.url("/centralised/v1/chat/completions"), body);

      // Then: never early
      assertThat(System.nanoTime() - asked).isGreaterThanOrEqualTo(201_000_000L);
      assertThat(own.path("system_fingerprint").asText()).isEqualTo("fp_backend_0");
      assertThat(other.path("model").asText()).isEqualTo("demo-model");
      assertThat(other.has("system_fingerprint")).isFalse();
    }
  }

  @Test
  void theListedNodeOfTheBackendSignsWhereThePlanSaysSo() throws Exception {
    // Given
    var plan =
        NetworkPlan.standard()
            .withNodes(nodes -> nodes.withListed(8))
            .withInference(
                inference -> inference.withFleet(STANDARD.withSigning(FleetPlan.Signing.BY_NODES)));
    String body =
        "{\"model\":\"demo-model\",\"max_tokens\":2,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    try (var network = DemoNetwork.start(plan)) {
      // When
      var answer = Http.postJson(network.url("/v1/chat/completions"), body);

      // Then
      assertThat(answer.at("/node_signature/key").asText())
          .isEqualTo(network.nodeList().nodes().getFirst().publicKey());
      assertThat(answer.at("/node_signature/signature").asText()).hasSize(88);
    }
  }

  private static Set<String> fingerprints(FleetPlan plan) {
    var fleet = new Fleet(SEED, plan);
    Set<String> named = new HashSet<>();
    for (int number = 0; number < 50; number++) {
      try (var place = fleet.take(number, SHORT)) {
        named.add(String.valueOf(place.fingerprint()));
      }
    }
    return named;
  }

  private static ChatRequest request(String text) {
    return new ChatRequest(
        "demo-model", true, true, 8, text, text.strip().split("\\s+", -1).length);
  }
}
