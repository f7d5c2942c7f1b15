package dev.assay.inference.service.measurements;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.assay.inference.latency.VantageSamples;
import dev.assay.inference.testing.ChatServer;
import dev.assay.layer.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class MeasurementDoorsTest {
  private static final String PATH = "/v1/inference/measurements";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String CLOSED =
      "\"kind\":\"closed\",\"atOnce\":4,\"requests\":30,\"warmUps\":5,\"maxTokens\":16";

  @Test
  void givenAnEndpoint_whenMeasured_thenEachRepresentationTellsTheSame() {
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      // Given
      String id = UUID.randomUUID().toString();
      // When
      started(id, order(server, CLOSED, ",\"limits\":{\"e2eMs\":\"30000\"}"))
          .statusCode(202)
          .header("Location", endsWith(PATH + "/" + id))
          .body("id", equalTo(id));
      JsonPath measured = over(id);
      // Then
      assertThat(measured.getString("state")).isEqualTo("FINISHED");
      assertThat(measured.getInt("result.outcomes.OK")).isEqualTo(30);
      assertThat(measured.getInt("result.rates.goodAnswers")).isEqualTo(30);
      assertThat(measured.getList("result.metrics.metric")).containsExactly("TTFT", "TPOT", "E2E");
      assertThat(measured.getString("order.endpoint.model")).isEqualTo("demo-8b");
      assertThat(server.bodies).hasSize(35);
      given()
          .get("/v1/inference/evidence/" + measured.getString("transcript"))
          .then()
          .statusCode(200);
      String csv =
          given()
              .accept("text/csv")
              .get(PATH + "/" + id)
              .then()
              .contentType("text/csv")
              .extract()
              .asString();
      assertThat(csv.lines()).hasSize(36);
      given()
          .accept("text/plain; profile=hdr")
          .get(PATH + "/" + id)
          .then()
          .statusCode(200)
          .contentType(startsWith("text/plain"))
          .body(containsString("Tag=ttft"));
      given().get(PATH + "/" + id + "?format=hdr").then().body(containsString("Tag=e2e"));
      given().get(PATH + "/" + id + "?format=xml").then().statusCode(406);
    }
  }

  @Test
  void givenAnOpenLoad_whenItsSamplesAreAsked_thenTheyTellOfTheRegionOfThisReplica() {
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      // Given
      String open =
          "\"kind\":\"open\",\"requestsPerSecond\":\"50\",\"requests\":30,\"warmUps\":5,"
              + "\"maxTokens\":16";
      String id = UUID.randomUUID().toString();
      String closed = UUID.randomUUID().toString();
      started(id, order(server, open, "")).statusCode(202);
      started(closed, order(server, CLOSED, "")).statusCode(202);
      over(id);
      over(closed);
      // When
      JsonPath samples =
          given()
              .get(PATH + "/" + id + "?format=samples")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      // Then
      assertThat(samples.getString("schema")).isEqualTo(VantageSamples.SCHEMA);
      assertThat(samples.getString("region")).isEqualTo("eu-central");
      assertThat(samples.getString("requestsPerSecond")).isEqualTo("50");
      assertThat(samples.getList("samples")).hasSize(30);
      assertThat(samples.getList("samples.ok")).containsOnly(true);
      given().get(PATH + "/" + closed + "?format=samples").then().statusCode(406);
    }
  }

  @Test
  void givenTheSameOrderUnderOneKey_whenAskedAgain_thenNothingChanges() {
    try (ChatServer server = new ChatServer(ChatServer::stream)) {
      // Given
      String id = UUID.randomUUID().toString();
      String order = order(server, CLOSED, "");
      started(id, order).statusCode(202);
      // When, then
      started(id, order).statusCode(202).body("id", equalTo(id));
      started(id, order(server, CLOSED.replace("30", "31"), ""))
          .statusCode(409)
          .body("code", equalTo("ID_TAKEN"));
      over(id);
      assertThat(server.bodies).hasSize(35);
    }
  }

  @Test
  void givenAMeasurementUnderWay_whenCancelled_thenItEndsWithoutAResult() {
    ChatServer[] self = new ChatServer[1];
    try (ChatServer server = new ChatServer(exchange -> self[0].hang())) {
      // Given
      self[0] = server;
      String id = UUID.randomUUID().toString();
      started(id, order(server, CLOSED, "")).statusCode(202);
      await().atMost(PATIENCE).until(() -> !server.bodies.isEmpty());
      given().get(PATH + "/" + id + "?format=csv").then().statusCode(409);
      // When
      given().delete(PATH + "/" + id).then().statusCode(202);
      // Then
      JsonPath measured = over(id);
      assertThat(measured.getString("state")).isEqualTo("CANCELLED");
      assertThat(measured.getString("reason")).isEqualTo("CANCELLED");
      assertThat(measured.getString("result")).isNull();
    }
  }

  @Test
  void givenAFullQueue_whenAskedAgain_thenTheCallerIsToldToComeLater() {
    ChatServer[] self = new ChatServer[1];
    try (ChatServer server = new ChatServer(exchange -> self[0].hang())) {
      // Given more measurements than run and wait, none of which ends
      self[0] = server;
      List<String> taken = new ArrayList<>();
      // When
      ValidatableResponse last = null;
      for (int i = 0; i < 30 && (last == null || taken.size() == i); i++) {
        String id = UUID.randomUUID().toString();
        last = started(id, order(server, CLOSED, ""));
        if (last.extract().statusCode() == 202) {
          taken.add(id);
        }
      }
      // Then
      last.statusCode(429).body("code", equalTo("QUEUE_FULL")).header("Retry-After", "10");
      taken.forEach(id -> given().delete(PATH + "/" + id).then().statusCode(202));
      taken.forEach(id -> assertThat(over(id).getString("state")).isEqualTo("CANCELLED"));
    }
  }

  @Test
  void givenAnAddressThatTheGuardRefuses_whenMeasured_thenEachRequestSaysSo() {
    // Given
    String order =
        "{\"endpoint\":{\"url\":\"http://10.0.0.1:8080/v1\",\"model\":\"m\"},\"load\":{"
            + CLOSED
            + "}}";
    String id = UUID.randomUUID().toString();
    // When
    started(id, order).statusCode(202);
    // Then
    assertThat(over(id).getInt("result.outcomes.REFUSED")).isEqualTo(30);
  }

  @Test
  void givenASecretThatTheOperatorLacks_whenMeasured_thenNothingIsSent() {
    // Given
    String order =
        "{\"endpoint\":{\"url\":\"https://127.0.0.1:9999/v1\",\"model\":\"m\",\"secret\":\"127.0.0.1\"},"
            + "\"load\":{"
            + CLOSED
            + "}}";
    String id = UUID.randomUUID().toString();
    // When
    started(id, order).statusCode(202);
    // Then
    JsonPath measured = over(id);
    assertThat(measured.getString("state")).isEqualTo("FAILED");
    assertThat(measured.getString("reason")).isEqualTo("SECRET_MISSING");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"endpoint\":{\"url\":\"file:///etc/passwd\",\"model\":\"m\"},\"load\":{}}' | endpoint",
        "'{\"endpoint\":{\"url\":\"https://a.example/\",\"model\":\"m\",\"secret\":\"b.example\"},\"load\":{}}' | secret",
        "'{\"endpoint\":{\"url\":\"http://a.example/\",\"model\":\"m\",\"secret\":\"a.example\"},\"load\":{}}' | https",
        "'{\"endpoint\":{\"url\":\"https://a.example/\",\"model\":\"m\"},\"load\":{\"kind\":\"closed\",\"atOnce\":0,\"requests\":1,\"maxTokens\":1}}' | atOnce",
        "'{\"endpoint\":{\"url\":\"https://a.example/\",\"model\":\"m\"},\"load\":{\"kind\":\"open\",\"requestsPerSecond\":\"0.001\",\"requests\":900,\"maxTokens\":1}}' | load",
        "'{\"endpoint\":{\"url\":\"https://a.example/\",\"model\":\"m\",\"key\":\"sk-1\"},\"load\":{}}' | key",
        "'[]' | document"
      })
  void givenABadOrder_whenAsked_thenThePathIsNamed(String order, String path) {
    started(UUID.randomUUID().toString(), order)
        .statusCode(400)
        .contentType("application/problem+json")
        .body(containsString(path));
  }

  @Test
  void givenAnUnknownId_whenAsked_thenThereIsNoSuchMeasurement() {
    for (String id : new String[] {UUID.randomUUID().toString(), "none"}) {
      given()
          .get(PATH + "/" + id)
          .then()
          .statusCode(404)
          .body("code", equalTo("UNKNOWN_MEASUREMENT"));
      given().delete(PATH + "/" + id).then().statusCode(404);
    }
  }

  private static String order(ChatServer server, String load, String more) {
    return "{\"endpoint\":{\"url\":\""
        + server.url()
        + "\",\"model\":\"demo-8b\"},\"load\":{"
        + load
        + "}"
        + more
        + "}";
  }

  private static ValidatableResponse started(String id, String order) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", id)
        .body(order)
        .post(PATH)
        .then();
  }

  private static JsonPath over(String id) {
    await()
        .atMost(PATIENCE)
        .until(() -> given().get(PATH + "/" + id).jsonPath().getString("finishedAt") != null);
    return given().get(PATH + "/" + id).jsonPath();
  }
}
