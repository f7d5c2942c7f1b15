package dev.assay.demo.oracles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.Http;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.plan.OraclePlan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OracleTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:10Z");

  @Test
  void theLastRoundsAreSignedByRegisteredKeys() throws Exception {
    // When
    Served served = served(plan -> plan);

    // Then
    assertThat(served.answers()).hasSize(20);
    JsonNode last = served.last();
    assertThat(last.path("at").asText()).isEqualTo("2026-11-01T12:00:00Z");
    assertThat(last.path("round").asLong())
        .isEqualTo(served.answers().get(18).path("round").asLong() + 1);
    assertThat(served.registered()).hasSize(5).containsAll(signers(last));
    assertThat(signers(last)).hasSize(3);
    assertThat(served.answers()).isEqualTo(served(plan -> plan).answers());
  }

  @Test
  void answersDepartAsThePlanSays() throws Exception {
    // When
    Served late = served(plan -> plan.withLateSeconds(300));
    Served stranger = served(plan -> plan.withUnregistered(true));
    Served extra = served(plan -> plan.withExtraSigner(true));
    Served replayed = served(plan -> plan.withReplayed(true));

    // Then
    assertThat(late.last().path("at").asText()).isEqualTo("2026-11-01T11:55:00Z");
    assertThat(registeredOf(stranger)).hasSize(2);
    assertThat(registeredOf(extra)).hasSize(3);
    assertThat(signers(extra.last())).hasSize(4);
    JsonNode before = replayed.answers().get(18);
    assertThat(replayed.last().path("at")).isEqualTo(before.path("at"));
    assertThat(replayed.last().path("answer")).isEqualTo(before.path("answer"));
    assertThat(replayed.last().path("round")).isNotEqualTo(before.path("round"));
  }

  private record Served(List<JsonNode> answers, Set<String> registered) {
    JsonNode last() {
      return answers.getLast();
    }
  }

  private static Set<String> registeredOf(Served served) {
    Set<String> signers = signers(served.last());
    signers.retainAll(served.registered());
    return signers;
  }

  private static Set<String> signers(JsonNode answer) {
    Set<String> signers = new HashSet<>();
    answer.path("signatures").forEach(signature -> signers.add(signature.path("key").asText()));
    return signers;
  }

  private static Served served(UnaryOperator<OraclePlan> change) throws Exception {
    var plan = NetworkPlan.standard().withOracle(change);
    try (var network = DemoNetwork.start(plan, Clock.fixed(NOW, ZoneOffset.UTC))) {
      List<JsonNode> answers = new ArrayList<>();
      Http.getJson(network.url("/oracle/answers.json")).path("answers").forEach(answers::add);
      Set<String> registered = new HashSet<>();
      Http.getJson(network.url("/oracle/registry.json"))
          .path("signers")
          .forEach(signer -> registered.add(signer.path("key").asText()));
      return new Served(answers, registered);
    }
  }
}
