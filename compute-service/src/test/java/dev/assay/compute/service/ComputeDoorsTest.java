package dev.assay.compute.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.compute.ComputeLayer;
import dev.assay.compute.testing.LongLists;
import dev.assay.compute.testing.NodeServers;
import dev.assay.compute.testing.TestHosts;
import dev.assay.compute.testing.TestKey;
import dev.assay.compute.uptime.UptimeLog;
import dev.assay.compute.uptime.UptimeWatch;
import dev.assay.compute.uptime.Watches;
import dev.assay.compute.uptime.Watches.Fate;
import dev.assay.contracts.layer.v1.LayerVerificationServiceGrpc;
import dev.assay.contracts.layer.v1.ListChecksRequest;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.cards.AttestingHost;
import dev.assay.demo.nodes.NodeList;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.layer.testing.PostgresResource;
import dev.assay.verification.bundle.Bundle;
import dev.assay.verification.bundle.BundleZip;
import dev.assay.verification.bundle.Replay;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.probe.DocumentPart;
import dev.assay.verification.signature.SigningKey;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ComputeDoorsTest {
  private static final String CLAIMED = "findings.findAll{it.reason != 'NO_CLAIM'}";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, Object> STATEMENT =
      Map.of("source", "https://project.example/", "date", "2026-11-01", "quote", "made up");

  private final NodeServers servers = new NodeServers();

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  void verifiesAnHonestNetwork() throws IOException {
    // Given
    String list = network(6, 6);
    // When
    JsonPath report = verified(claims(list, 6));
    // Then
    assertThat(report.getString("findings.find{it.check=='compute.node-count'}.outcome"))
        .isEqualTo("CONFIRMED");
    assertThat(report.getString("findings.find{it.check=='compute.node-liveness'}.outcome"))
        .isEqualTo("CONFIRMED");
    assertThat(report.getString("findings.find{it.subject=='networks'}.outcome"))
        .isEqualTo("CONFIRMED");
    assertThat(report.getString("findings.find{it.subject=='nakamoto'}.reason"))
        .isEqualTo("WEAK_SOURCE");
    assertThat(report.getList("pictures")).hasSize(2);
  }

  @Test
  void catchesADishonestOne() throws IOException {
    // Given a list of eight of which two don't exist, and a claim of nine
    String list = network(8, 6);
    // When
    JsonPath report = verified(claims(list, 9));
    // Then
    assertThat(report.getString("findings.find{it.check=='compute.node-count'}.outcome"))
        .isEqualTo("REFUTED");
    assertThat(report.getString("findings.find{it.check=='compute.node-liveness'}.outcome"))
        .isEqualTo("REFUTED");
  }

  @Test
  void countsOperatorsBehindTheNodes() throws IOException {
    // Given six nodes of three operators
    String list = network(6, 6);
    Map<String, Object> honest = claims(list, 6);
    honest.put("identity", Map.of("operatorsAtLeast", 3, "statement", STATEMENT));
    Map<String, Object> dishonest = claims(list, 6);
    dishonest.put("identity", Map.of("nodesEachAtMost", 1, "statement", STATEMENT));
    // When
    JsonPath true3 = verified(honest);
    JsonPath false1 = verified(dishonest);
    // Then
    String found = "findings.find{it.check=='compute.identity-distinctness'}";
    assertThat(true3.getString(found + ".outcome")).isEqualTo("UNPROVEN");
    assertThat(false1.getString(found + ".outcome")).isEqualTo("REFUTED");
  }

  @Test
  void namesAnAkashListThatIsAnErrorPage() throws IOException {
    // Given
    String list = servers.serve("127.42.0.1", NodeServers.saying(200, "<html>502</html>"));
    Map<String, Object> claims = claims(list, 6);
    claims.put("nodeLists", List.of(list("console", list, "AKASH_PROVIDERS")));
    // When
    JsonPath report = verified(claims);
    // Then
    assertThat(report.getList(CLAIMED + ".reason", String.class))
        .containsOnly("SOURCE_SHAPE_CHANGED");
    assertThat(report.getList(CLAIMED + ".outcome", String.class)).containsOnly("UNPROVEN");
  }

  @Test
  void namesAnAkashListThatNeverEnds() throws IOException {
    // Given
    String list = servers.serve("127.42.0.1", NodeServers.endless());
    Map<String, Object> claims = claims(list, 6);
    claims.put("nodeLists", List.of(list("console", list, "AKASH_PROVIDERS")));
    // When
    JsonPath report = verified(claims);
    // Then
    assertThat(report.getList(CLAIMED + ".reason", String.class)).containsOnly("TOO_LARGE");
  }

  @Test
  void asksAkashProvidersForTheirStatus() throws IOException {
    // Given two providers that answer and one that the list calls offline
    String one = servers.serve("127.42.1.1", NodeServers.saying(200, "{}"));
    String two = servers.serve("127.42.2.1", NodeServers.saying(200, "{}"));
    String page =
        JSON.writeValueAsString(
            List.of(
                Map.of("owner", "akash1a", "hostUri", one, "isOnline", true),
                Map.of("owner", "akash1b", "hostUri", two, "isOnline", true),
                Map.of(
                    "owner", "akash1c", "hostUri", "http://127.42.3.1:4281", "isOnline", false)));
    String list = servers.serve("127.42.0.1", NodeServers.saying(200, page));
    Map<String, Object> claims = claims(list, 2);
    claims.put("nodeLists", List.of(list("console", list, "AKASH_PROVIDERS")));
    // When
    JsonPath report = verified(claims);
    // Then
    assertThat(report.getString("findings[0].reason")).isEqualTo("NO_NODE_KEYS");
    assertThat(report.getString("findings[0].explanation")).contains("2 of 2 addresses answered");
  }

  @Test
  void givenHostsThatAttest_whenVerified_thenCardsOfUnknownMakersProveNothing() throws IOException {
    // Given a service whose operator pinned no root of the demo's
    AttestingHost cards = AttestingHost.honest(TestHosts.cards(2), TestHosts.NODE);
    String address =
        servers.serve(
            "127.42.1.1",
            exchange -> {
              String nonce = JSON.readTree(exchange.getRequestBody()).path("nonce").asText();
              NodeServers.say(exchange, 200, JSON.writeValueAsString(cards.answer(nonce)));
            });
    Map<String, Object> host =
        Map.of("id", "h0", "address", address, "gpus", 2, "consent", "made up for a test");
    // When
    JsonPath report =
        verified(
            Map.of(
                "attestation", Map.of("hosts", List.of(host), "statement", STATEMENT),
                "gpuCount", Map.of("atLeast", 2, "statement", STATEMENT)));
    // Then
    assertThat(report.getString("findings.find{it.subject=='h0'}.reason"))
        .isEqualTo("UNKNOWN_ROOT");
    assertThat(report.getString("findings.find{it.subject=='gpus'}.reason"))
        .isEqualTo("UNKNOWN_ROOT");
  }

  @Test
  void givenHostThatReplays_whenVerified_thenItIsRefuted() throws IOException {
    // Given a recorded report of a real card, whatever the nonce
    String recorded = new String(recorded("recorded-hopper.json"), StandardCharsets.UTF_8);
    String address = servers.serve("127.42.1.1", NodeServers.saying(200, recorded));
    Map<String, Object> host =
        Map.of("id", "h0", "address", address, "gpus", 1, "consent", "made up for a test");
    // When
    JsonPath report =
        verified(Map.of("attestation", Map.of("hosts", List.of(host), "statement", STATEMENT)));
    // Then
    assertThat(report.getString("findings.find{it.subject=='h0'}.outcome")).isEqualTo("REFUTED");
  }

  private static byte[] recorded(String name) throws IOException {
    try (InputStream in = ComputeDoorsTest.class.getResourceAsStream("/attestation/" + name)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"claims\":{\"attestation\":{\"hosts\":[]}}} | attestation",
        "{\"claims\":{\"gpuCount\":{\"atLeast\":0}}} | gpuCount",
        "{\"claims\":{\"nodes\":[]}} | nodes",
        "{\"claims\":{\"nodeCount\":{\"claimed\":-1}}} | nodeCount",
        "{\"claims\":{\"nodeLists\":[{\"id\":\"own\",\"url\":\"file:///etc/passwd\",\"format\":\"ASSAY_NODES\"}]}} | nodeLists",
        "{\"claims\":[]} | claims"
      })
  void refusesBadClaimsByNamingThePath(String body, String path) {
    given()
        .contentType("application/json")
        .body(body)
        .post("/v1/compute/verifications")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(containsString(path));
  }

  @Test
  void listsItsChecksThroughBothDoors() {
    // Given
    given()
        .get("/v1/compute/checks")
        .then()
        .statusCode(200)
        .body("checks[0].id", equalTo("compute.node-count"));
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress("localhost", RestAssured.port).usePlaintext().build();
    try {
      // When
      String catalogue =
          LayerVerificationServiceGrpc.newBlockingStub(channel)
              .listChecks(ListChecksRequest.getDefaultInstance())
              .getCatalogue()
              .getContent()
              .toStringUtf8();
      // Then
      assertThat(catalogue).isEqualTo(given().get("/v1/compute/checks").asString());
    } finally {
      channel.shutdownNow();
    }
  }

  @Test
  void servesTheCatalogueOfHardware() {
    // Given
    String tag =
        given()
            .get("/v1/compute/hardware")
            .then()
            .statusCode(200)
            .contentType("application/json")
            .body("schema", equalTo("assay.hardware/v1"))
            .extract()
            .header("ETag");
    // Then
    given().header("If-None-Match", tag).get("/v1/compute/hardware").then().statusCode(304);
    given()
        .queryParam("model", "nvidia rtx4090")
        .get("/v1/compute/hardware")
        .then()
        .statusCode(200)
        .body("models.model", equalTo(List.of("RTX 4090")))
        .body("models[0].variants[0].peaks.fp16Half", equalTo("330.3"))
        .header("ETag", not(tag));
    given()
        .queryParam("model", "H150")
        .get("/v1/compute/hardware")
        .then()
        .statusCode(200)
        .body("models", equalTo(List.of()));
    given()
        .queryParam("model", "x".repeat(101))
        .get("/v1/compute/hardware")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(containsString("/model"));
  }

  @ParameterizedTest
  @CsvSource({"1.3521, 103.8198, 100, REFUTED", "50.1109, 8.6821, 20000, CONFIRMED"})
  void timesSignedAnswers(String latitude, String longitude, String radius, String outcome)
      throws IOException {
    // Given a node on this machine, which says that it stands in Frankfurt
    TestKey key = TestKey.named("timed");
    String endpoint = servers.serve("127.42.9.1", NodeServers.proving("timed", key));
    Map<String, Object> claim = new LinkedHashMap<>();
    claim.put("id", "timed");
    claim.put("endpoint", endpoint);
    claim.put("nodeKey", key.publicKey());
    claim.put("place", Map.of("latitude", latitude, "longitude", longitude));
    claim.put("radiusKm", radius);
    claim.put("region", "made up");
    claim.put("statement", STATEMENT);
    // When
    JsonPath report = verified(Map.of("locations", List.of(claim)));
    // Then
    assertThat(report.getString("findings.find{it.check=='compute.location'}.outcome"))
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"1.3521, 103.8198, 20, REFUTED", "50.1109, 8.6821, 5000, CONFIRMED"})
  void timesRoundTrips(String latitude, String longitude, String atMostMs, String outcome)
      throws IOException {
    // Given a node on this machine
    TestKey key = TestKey.named("timed");
    String endpoint = servers.serve("127.42.9.2", NodeServers.proving("timed", key));
    Map<String, Object> claim = new LinkedHashMap<>();
    claim.put("id", "quick");
    claim.put("metric", "ANSWER");
    claim.put("percentile", "0.5");
    claim.put("atMostMs", atMostMs);
    claim.put("node", Map.of("id", "timed", "endpoint", endpoint, "nodeKey", key.publicKey()));
    claim.put("nodeIn", region(latitude, longitude));
    claim.put("measuredIn", region("50.1109", "8.6821"));
    claim.put("statement", STATEMENT);
    // When
    JsonPath report = verified(Map.of("latency", List.of(claim)));
    // Then
    assertThat(report.getString("findings.find{it.check=='compute.latency'}.outcome"))
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"DOWN, 0.1, CONFIRMED", "UP, 0.1, CONFIRMED", "DOWN, 90000, UNPROVEN"})
  void letsANodeCarryBytes(String direction, String atLeastMbps, String outcome)
      throws IOException {
    // Given a node of the demo's on this machine, and no control
    try (DemoNetwork demo = DemoNetwork.start(NetworkPlan.standard().withAddress("127.43.0.1"))) {
      NodeList.Entry node = demo.nodeList().nodes().getFirst();
      Map<String, Object> claim = new LinkedHashMap<>();
      claim.put("id", "wide");
      claim.put("direction", direction);
      claim.put("atLeastMbps", atLeastMbps);
      claim.put("inShare", "0.5");
      claim.put("consent", "made up for a test");
      claim.put(
          "node",
          Map.of("id", node.id(), "endpoint", node.endpoint(), "nodeKey", node.publicKey()));
      claim.put("statement", STATEMENT);
      // When
      JsonPath report = verified(Map.of("bandwidth", List.of(claim)));
      // Then
      assertThat(report.getString("findings.find{it.check=='compute.bandwidth'}.outcome"))
          .isEqualTo(outcome);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, CONFIRMED", "60, REFUTED"})
  void readsLogsOfUptime(int missed, String outcome) throws IOException {
    // Given the logs of two vantages that are trusted here, over a window that is past
    Instant to = Instant.now().truncatedTo(ChronoUnit.HOURS).minusSeconds(3600);
    Instant from = to.minusSeconds(6 * 3600);
    IntFunction<Fate> fate = i -> i < missed ? Fate.SILENT : Fate.SIGNED;
    Map<String, Object> claim = new LinkedHashMap<>();
    claim.put("id", "up");
    claim.put("nodes", List.of(Watches.NODE));
    claim.put("atLeastShare", "0.95");
    claim.put("window", Map.of("from", from.toString(), "to", to.toString()));
    claim.put(
        "logs",
        List.of(
            uptimeLog("vantage-one", Watches.of("1d".repeat(32), from, to, 160, fate)),
            uptimeLog("vantage-two", Watches.of("2e".repeat(32), from, to, 160, fate))));
    claim.put("statement", STATEMENT);
    // When
    JsonPath report = verified(Map.of("uptime", List.of(claim)));
    // Then
    assertThat(report.getString("findings.find{it.check=='compute.uptime'}.outcome"))
        .isEqualTo(outcome);
  }

  private String uptimeLog(String vantage, UptimeWatch watch) throws IOException {
    TestKey key = TestKey.named(vantage);
    SigningKey signing = new SigningKey(key.secret(), Base64.getDecoder().decode(key.publicKey()));
    UptimeLog log = UptimeLog.signed(vantage, List.of(Watches.NODE), watch, watch.to(), signing);
    String text = new String(CanonicalJson.write(log), StandardCharsets.UTF_8);
    return servers.serve("127.42.0.1", NodeServers.saying(200, text));
  }

  private static Map<String, Object> region(String latitude, String longitude) {
    return Map.of(
        "name",
        "made up",
        "place",
        Map.of("latitude", latitude, "longitude", longitude),
        "radiusKm",
        "100");
  }

  @Test
  void verifiesALongListInLines() throws Exception {
    // Given 150,000 nodes in some 27 MB, of which one can't be read; none exists
    byte[] lines = LongLists.lines(150_000).getBytes(StandardCharsets.UTF_8);
    String list = servers.serve("127.42.0.1", exchange -> NodeServers.say(exchange, 200, lines));
    Map<String, Object> claims = lines(list);
    claims.put("identity", Map.of("operatorsAtLeast", 20_000, "statement", STATEMENT));
    // When
    UUID id = started(claims);
    JsonPath report = report(id);
    byte[] zip = given().get("/v1/compute/verifications/" + id + "/bundle").asByteArray();
    // Then what it claims and doesn't have is found
    assertThat(report.getString("findings.find{it.check=='compute.node-count'}.outcome"))
        .isEqualTo("REFUTED");
    assertThat(report.getString("findings.find{it.check=='compute.node-liveness'}.outcome"))
        .isEqualTo("REFUTED");
    String merged = "findings.find{it.check=='compute.identity-distinctness'}";
    assertThat(report.getString(merged + ".outcome")).isEqualTo("REFUTED");
    assertThat(report.getList("findings.find{it.subject=='nakamoto'}.observed.name", String.class))
        .contains("nakamoto.at-least by own");
    // and found again without a network
    Bundle bundle = BundleZip.read(new ByteArrayInputStream(zip));
    assertThat(bundle.files().values()).allMatch(file -> file.length <= DocumentPart.BYTES);
    assertThat(Replay.replay(List.of(new ComputeLayer()), bundle).discrepancies()).isEmpty();
  }

  @Test
  void readsAListPackedAsGzipAndNoBomb() throws IOException {
    // Given a list of a few megabytes, and one of half a gigabyte in half a megabyte
    String good =
        servers.serve(
            "127.42.0.1", exchange -> NodeServers.sayPacked(exchange, LongLists.lines(20_000), 1));
    String bomb =
        servers.serve(
            "127.42.0.2", exchange -> NodeServers.sayPacked(exchange, " ".repeat(1 << 20), 512));
    // When
    JsonPath read = verified(lines(good));
    JsonPath refused = verified(lines(bomb));
    // Then
    assertThat(read.getList(CLAIMED + ".outcome", String.class)).contains("REFUTED");
    assertThat(refused.getList(CLAIMED + ".reason", String.class)).containsOnly("TOO_LARGE");
  }

  private static Map<String, Object> lines(String list) {
    Map<String, Object> claims = claims(list, 150_001);
    claims.put("nodeLists", List.of(list("own", list, "ASSAY_NODES_LINES")));
    return claims;
  }

  private String network(int listed, int answering) throws IOException {
    List<Map<String, Object>> nodes = new ArrayList<>();
    for (int i = 1; i <= listed; i++) {
      String id = "node-" + i;
      TestKey key = TestKey.named(id);
      String address = "127.42." + i + ".1";
      String endpoint =
          i <= answering
              ? servers.serve(address, NodeServers.proving(id, key))
              : "http://" + address + ":4281";
      nodes.add(
          Map.of(
              "id",
              id,
              "endpoint",
              endpoint,
              "publicKey",
              key.publicKey(),
              "operatorKey",
              "operator-" + i % 3));
    }
    String body = JSON.writeValueAsString(Map.of("schema", "assay.node-list/v1", "nodes", nodes));
    return servers.serve("127.42.0.1", NodeServers.saying(200, body));
  }

  private static Map<String, Object> claims(String list, int nodes) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("nodeLists", List.of(list("own", list, "ASSAY_NODES")));
    claims.put("nodeCount", Map.of("claimed", nodes, "statement", STATEMENT));
    claims.put("liveness", Map.of("atLeastShare", "1.00", "statement", STATEMENT));
    claims.put(
        "distribution", Map.of("nakamotoAtLeast", 2, "networksAtLeast", 6, "statement", STATEMENT));
    return claims;
  }

  private static Map<String, Object> list(String id, String url, String format) {
    return Map.of("id", id, "url", url + "/nodes.json", "format", format);
  }

  private static JsonPath verified(Map<String, Object> claims) throws IOException {
    return report(started(claims));
  }

  private static UUID started(Map<String, Object> claims) throws IOException {
    UUID id = UUID.randomUUID();
    given()
        .contentType("application/json")
        .body(JSON.writeValueAsString(Map.of("verificationId", id.toString(), "claims", claims)))
        .post("/v1/compute/verifications")
        .then()
        .statusCode(202);
    return id;
  }

  private static JsonPath report(UUID id) {
    String path = "/v1/compute/verifications/" + id;
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> given().get(path + "/report").statusCode() == 200);
    return given().get(path + "/report").jsonPath();
  }

  @Test
  void givenAgentToChallenge_whenAsked_thenItIsAVerificationOfItsOwn() {
    // Given a service whose operator gave it no key to order with
    Map<String, Object> body =
        Map.of(
            "address", "http://127.42.9.9:7443",
            "atLeastTops", "0.001",
            "consent", "made up for a test");

    // When
    String location =
        given()
            .contentType("application/json")
            .body(body)
            .post("/v1/compute/challenges")
            .then()
            .statusCode(202)
            .extract()
            .header("Location");

    // Then
    given().get(location).then().statusCode(200);
    String report = location.replace("/challenges/", "/verifications/") + "/report";
    await().atMost(Duration.ofSeconds(60)).until(() -> given().get(report).statusCode() == 200);
    assertThat(
            given()
                .get(report)
                .jsonPath()
                .getString("findings.find{it.check=='compute.hardware-proof'}.reason"))
        .isEqualTo("SECRET_MISSING");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "[]",
        "{\"address\":\"http://a.example\",\"atLeastTops\":\"0\",\"consent\":\"yes\"}",
        "{\"address\":\"http://a.example/x\",\"atLeastTops\":\"1\",\"consent\":\"yes\"}",
        "{\"address\":\"http://a.example\",\"atLeastTops\":\"1\"}",
        "{\"address\":\"http://a.example\",\"atLeastTops\":1,\"consent\":\"yes\"}"
      })
  void givenUnusableChallenge_whenAsked_thenTheCallerIsTold(String body) {
    // Given // When // Then
    given()
        .contentType("application/json")
        .body(body)
        .post("/v1/compute/challenges")
        .then()
        .statusCode(400);
  }

  @Test
  void givenServiceWithoutAKey_whenARoundTripIsOrdered_thenItMeasuresForNobody() {
    // Given
    Map<String, Object> node =
        Map.of(
            "id", "timed",
            "endpoint", "http://127.42.9.1:4281",
            "nodeKey", TestKey.named("timed").publicKey());
    // When // Then
    given()
        .contentType("application/json")
        .body(Map.of("node", node, "seed", "5a".repeat(32)))
        .post("/v1/compute/round-trips")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body(containsString("measures for nobody"));
  }
}
