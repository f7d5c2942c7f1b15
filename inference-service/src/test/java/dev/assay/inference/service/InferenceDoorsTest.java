package dev.assay.inference.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.contracts.layer.v1.LayerVerificationServiceGrpc;
import dev.assay.contracts.layer.v1.ListChecksRequest;
import dev.assay.inference.testing.ChatServer;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.Promises;
import dev.assay.inference.testing.SigningNodes;
import dev.assay.layer.testing.PostgresResource;
import dev.assay.verification.check.Sampling;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class InferenceDoorsTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** With 120 requests and no failure p95 is confirmed at 1 % for two claims, a p99 isn't. */
  private static final int FEWEST = 100;

  private static final int REQUESTS = 300;

  private static final int WARM_UPS = 60;

  @Test
  void verifiesAnHonestEndpoint() throws Exception {
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      // Given limits that a busy machine keeps, and a share that so few requests can confirm
      ObjectNode claims = claims(server, "30000", "0.95");
      // When
      JsonPath report = verified(claims);
      // Then
      assertThat(claimed(report, "check"))
          .containsExactly("inference.latency", "inference.availability");
      assertThat(claimed(report, "outcome")).containsOnly("CONFIRMED");
      assertThat(report.getInt("statisticalClaims")).isEqualTo(2);
      assertThat(report.getList("pictures.kind", String.class)).containsExactly("histogram");
      assertThat(server.bodies)
          .hasSizeGreaterThanOrEqualTo(WARM_UPS + FEWEST)
          .hasSizeLessThan(WARM_UPS + REQUESTS);
    }
  }

  @Test
  void catchesASlowAndFailingOne() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (ChatServer server =
        new ChatServer(
            exchange -> {
              if (count.incrementAndGet() % 3 == 0) {
                ChatServer.say(exchange, 503, "text/plain", "busy");
              } else {
                ChatServer.stream(exchange);
              }
            })) {
      // When
      JsonPath report = verified(claims(server, "30000", "0.95"));
      // Then
      assertThat(claimed(report, "outcome")).containsOnly("REFUTED");
    }
  }

  @Test
  void countsTheNodesThatSignAnswers() throws Exception {
    // Given two nodes that sign in turn
    SigningNodes nodes = new SigningNodes(2);
    ChatServer[] self = new ChatServer[1];
    try (ChatServer server = new ChatServer(exchange -> nodes.answer(exchange, self[0].bodies))) {
      self[0] = server;
      // When
      JsonPath report = verified(signed(server, 2));
      // Then
      assertThat(claimed(report, "subject"))
          .containsExactly("chat signatures", "chat signing nodes");
      assertThat(claimed(report, "outcome")).containsOnly("CONFIRMED");
      assertThat(claimed(report, "evidenceClass")).containsOnly("SIGNED");
    }
  }

  @Test
  void blamesNobodyForAnAddressThatTheGuardRefuses() throws Exception {
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      // Given
      ObjectNode claims = claims(server, "1000", "0.95");
      ((ObjectNode) claims.at("/endpoints/0")).put("url", "http://10.0.0.1:8080/v1/chat");
      // When
      JsonPath report = verified(claims);
      // Then
      assertThat(claimed(report, "outcome")).containsOnly("UNPROVEN");
      assertThat(claimed(report, "reason")).containsOnly("ADDRESS_REFUSED");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"claims\":{\"endpoint\":[]}} | endpoint",
        "{\"claims\":{\"endpoints\":[{\"id\":\"chat\",\"url\":\"file:///etc/passwd\"}]}} | endpoints",
        "{\"claims\":{\"endpoints\":[{\"id\":\"chat\",\"requestsPerSecond\":40}]}} | requestsPerSecond",
        "{\"claims\":[]} | claims"
      })
  void refusesBadClaimsByNamingThePath(String body, String path) {
    given()
        .contentType("application/json")
        .body(body)
        .post("/v1/inference/verifications")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(containsString(path));
  }

  @Test
  void listsItsChecksThroughBothDoors() {
    // Given
    given()
        .get("/v1/inference/checks")
        .then()
        .statusCode(200)
        .body("checks[0].id", equalTo("inference.latency"));
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
      assertThat(catalogue).isEqualTo(given().get("/v1/inference/checks").asString());
    } finally {
      channel.shutdownNow();
    }
  }

  private static ObjectNode claims(ChatServer server, String atMostMs, String share)
      throws Exception {
    ObjectNode claims = CanonicalJson.tree(Judging.demo()).deepCopy();
    ObjectNode endpoint = (ObjectNode) claims.at("/endpoints/0");
    endpoint.put("url", server.url().toString()).put("requestsPerSecond", "30");
    ((ArrayNode) endpoint.get("latency")).remove(0);
    ((ObjectNode) endpoint.at("/latency/0")).put("atMostMs", atMostMs);
    ((ObjectNode) endpoint.get("availability")).put("atLeastShare", share);
    return claims;
  }

  /** Claims that so many nodes sign the answers, and nothing else. */
  private static ObjectNode signed(ChatServer server, int nodes) {
    ObjectNode claims =
        CanonicalJson.tree(Judging.claims(Judging.endpoint("chat", null))).deepCopy();
    ((ObjectNode) claims.at("/endpoints/0")).put("url", server.url().toString());
    ObjectNode spread = claims.withArray("spread").addObject().put("endpoint", "chat");
    spread
        .putObject("signed")
        .put("nodeListUrl", server.url().resolve("/nodes.json").toString())
        .put("nodesAtLeast", nodes);
    spread.set("statement", CanonicalJson.tree(Promises.STATEMENT));
    return claims;
  }

  /** One field of the findings about what is claimed at all. */
  private static List<String> claimed(JsonPath report, String field) {
    return report.getList("findings.findAll { it.reason != 'NO_CLAIM' }." + field, String.class);
  }

  private static JsonPath verified(ObjectNode claims) throws Exception {
    UUID id = UUID.randomUUID();
    Terms standard = Terms.standard(Instant.now());
    Terms terms =
        new Terms(
            standard.schema(),
            standard.asOf(),
            standard.errorProbability(),
            standard.statisticalClaims(),
            new Sampling(new BigDecimal("0.05"), 500, REQUESTS, FEWEST, 1L << 30),
            standard.freshness(),
            standard.requirements());
    ObjectNode body = JSON.createObjectNode().put("verificationId", id.toString());
    body.set("claims", claims);
    body.set("terms", CanonicalJson.tree(terms));
    given()
        .contentType("application/json")
        .body(body.toString())
        .post("/v1/inference/verifications")
        .then()
        .log()
        .ifError()
        .statusCode(202);
    String path = "/v1/inference/verifications/" + id;
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> given().get(path + "/report").statusCode() == 200);
    return given().get(path + "/report").jsonPath();
  }
}
