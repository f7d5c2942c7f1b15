package dev.assay.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.cli.Complaint;
import dev.assay.cli.Home;
import dev.assay.cli.gateway.Rest;
import dev.assay.cli.program.RunPlan;
import dev.assay.cli.stack.Stack;
import dev.assay.cli.stack.StackOrder;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.system.process.AssayProgram;
import dev.assay.system.process.StackProcess;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.dossier.DossierReader;
import dev.assay.verification.policy.LayerVerdict;
import dev.assay.verification.policy.Verdict;
import dev.assay.verification.policy.VerdictWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Processes of a stack that are killed while a verification runs: it ends all the same. The nodes
 * of the network take eight seconds for an answer, so that a run is surely under way. The last test
 * leaves a layer dead.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledProcessesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Map<String, StackProcess> RESTARTED = new HashMap<>();

  private static DemoNetwork network;
  private static Stack stack;
  private static Path folder;
  private static Path log;

  @BeforeAll
  static void start() throws IOException {
    Path honest = AssayProgram.checkout().resolve("dossiers/demo/honest");
    network =
        DemoNetwork.start(
            NetworkPlan.standard()
                .withPort(4280)
                .withNodePort(4281)
                .withNodes(nodes -> nodes.withDelayMillis(8000)));
    Home home = Home.ofThisRun();
    StackOrder order = StackOrder.ownFor(RunPlan.at(honest.resolve("run.yaml")).operator(), null);
    stack = Stack.start(home, order, Clock.systemUTC());
    folder =
        StackProcess.stacks(home.root(), ProcessHandle.current().pid()).stream()
            .filter(each -> Files.exists(each.resolve("database")))
            .findFirst()
            .orElseThrow();
    log = stack.logs().resolve("restarted.log");
  }

  @AfterAll
  static void end() {
    RESTARTED.values().forEach(StackProcess::kill);
    if (stack != null) {
      stack.close();
    }
    if (network != null) {
      network.close();
    }
  }

  @Order(1)
  @ParameterizedTest
  @ValueSource(strings = {"compute", "gateway"})
  void givenAServiceKilledDuringARun_whenItIsBack_thenTheRunFinishes(String service)
      throws Exception {
    // Given
    String run = startRun("killed-" + service);

    // When
    restart(service, Map.of());

    // Then
    assertThat(verdict(run).verdict()).isEqualTo(VerdictWord.PASS);
  }

  @Order(2)
  @Test
  void givenPostgresKilledDuringARun_whenItIsBack_thenTheRunFinishes() throws Exception {
    // Given
    String run = startRun("killed-postgresql");
    StackProcess database = StackProcess.database(folder);

    // When
    database.kill();
    await().atMost(PATIENCE).until(() -> startsAgain(database));

    // Then
    assertThat(verdict(run).verdict()).isEqualTo(VerdictWord.PASS);
  }

  @Order(3)
  @Test
  void givenAServiceKilledForGood_whenTheGatewaysPatienceEnds_thenInconclusiveNamesTheLayer()
      throws Exception {
    // Given
    restart("gateway", Map.of("ASSAY_GATEWAY_FANOUT_PATIENCE", "5s"));
    String run = startRun("killed-for-good");

    // When
    current("compute").kill();

    // Then
    Verdict verdict = verdict(run);
    assertThat(verdict.verdict()).isEqualTo(VerdictWord.INCONCLUSIVE);
    assertThat(verdict.layers().stream().filter(layer -> !layer.reported()))
        .extracting(LayerVerdict::layer)
        .containsExactly(LayerName.COMPUTE);
    assertThat(verdict.decidedBy())
        .contains("compute.node-count", "compute.node-liveness")
        .allMatch(check -> check.startsWith("compute."));
  }

  private static void restart(String service, Map<String, String> besides) throws IOException {
    StackProcess killed = current(service);
    killed.kill();
    RESTARTED.put(service, killed.restart(log, besides));
  }

  private static StackProcess current(String service) throws IOException {
    StackProcess restarted = RESTARTED.get(service);
    return restarted == null ? StackProcess.service(folder, service) : restarted;
  }

  /** Starts a run and waits until the compute layer is at work. */
  private static String startRun(String slug) throws Exception {
    byte[] dossier = CanonicalJson.write(dossier(slug));
    try (Rest rest = new Rest(stack.gateway())) {
      String project = "/v1/projects/" + slug;
      await()
          .atMost(PATIENCE)
          .ignoreException(Complaint.class)
          .until(() -> rest.put(project + "/dossier", "application/json", dossier) != null);
      JsonNode started = rest.post(project + "/verifications", CanonicalJson.write(Map.of()));
      String run = "/v1/verifications/" + started.path("id").asText();
      await().atMost(PATIENCE).until(() -> isAtWork(rest.json(run)));
      return run;
    }
  }

  private static boolean isAtWork(JsonNode run) {
    return run.path("layers")
        .valueStream()
        .filter(layer -> layer.path("layer").asText().equals("compute"))
        .anyMatch(layer -> layer.path("state").asText().equals("RUNNING"));
  }

  /** The verdict of a run, however often the gateway is out of reach meanwhile. */
  private static Verdict verdict(String run) throws Exception {
    try (Rest rest = new Rest(stack.gateway())) {
      JsonNode[] last = new JsonNode[1];
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(300))
          .ignoreException(Complaint.class)
          .until(
              () -> {
                last[0] = rest.json(run);
                return last[0].path("state").asText().equals("FINISHED");
              });
      String id = last[0].path("verdict").path("id").asText();
      return CanonicalJson.read(rest.bytes("/v1/verdicts/" + id), Verdict.class);
    }
  }

  /** The honest demo without its load, which would only take long. */
  private static ObjectNode dossier(String slug) throws Exception {
    Path file = AssayProgram.checkout().resolve("dossiers/demo/honest/dossier.yaml");
    ObjectNode dossier = (ObjectNode) DossierReader.tree(Files.readAllBytes(file));
    ((ObjectNode) dossier.required("project")).put("slug", slug);
    ((ObjectNode) dossier.required("claims")).remove("inference");
    return dossier;
  }

  /** A server whose memory is still held by the killed one's last children can't start yet. */
  private static boolean startsAgain(StackProcess database) throws IOException {
    StackProcess again = database.restartDatabase(log);
    await()
        .atMost(PATIENCE)
        .until(() -> !again.handle().isAlive() || again.isReadyDatabaseOf(folder));
    return again.handle().isAlive();
  }
}
