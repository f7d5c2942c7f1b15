package dev.assay.compute.service.vantage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.assay.compute.location.RoundTrip;
import dev.assay.compute.location.VantageMeasurement;
import dev.assay.compute.testing.NodeServers;
import dev.assay.layer.testing.PostgresResource;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.finding.Reason;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vantages exchange signed measurements over their doors. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TwoVantages.class)
class VantageExchangeTest {
  private static final String SEED = "7f".repeat(32);

  private final NodeServers servers = new NodeServers();

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  void measuresForOthersAndSigns() throws IOException, InvalidDocument {
    // Given
    String endpoint = servers.serve("127.42.9.1", NodeServers.proving("timed", TwoVantages.NODE));
    // When
    VantageMeasurement measured = measured(endpoint);
    // Then
    assertThat(measured.holds()).isTrue();
    assertThat(measured.followsItsNonces()).isTrue();
    assertThat(measured.order().seed()).isEqualTo(SEED);
    assertThat(measured.vantage().id()).isEqualTo("frankfurt");
    assertThat(measured.trips())
        .hasSize(12)
        .allSatisfy(trip -> assertThat(trip.answerMicros()).isPositive())
        .allSatisfy(trip -> assertThat(trip.exchange().body()).contains("signature"));
    assertThat(measured(endpoint).salt()).isNotEqualTo(measured.salt());
  }

  @Test
  void isNoWayToReadPagesThrough() throws IOException, InvalidDocument {
    // Given
    String page = servers.serve("127.42.9.1", NodeServers.saying(200, "{\"secret\":1}"));
    // When, then
    assertThat(measured(page).trips())
        .hasSize(12)
        .allSatisfy(trip -> assertThat(trip.exchange().body()).isNull());
  }

  @Test
  void asksNobodyWhomTheGuardRefuses() throws InvalidDocument {
    // When
    List<RoundTrip> trips = measured("http://10.0.0.1:4281").trips();
    // Then
    assertThat(trips)
        .hasSize(3)
        .allSatisfy(
            trip -> {
              assertThat(trip.exchange().reason()).isEqualTo(Reason.ADDRESS_REFUSED);
              assertThat(trip.exchange().explanation()).isNull();
            });
  }

  @Test
  void spendsNoMoreOnAHostThanAnHourAllows() throws IOException, InvalidDocument {
    // Given 60 trips an hour, and 132 that are ordered in two hours at most
    String endpoint = servers.serve("127.42.9.3", NodeServers.proving("timed", TwoVantages.NODE));
    List<RoundTrip> trips = new ArrayList<>();
    // When
    for (int order = 0; order < 11; order++) {
      trips.addAll(measured(endpoint).trips());
    }
    // Then
    assertThat(trips)
        .anySatisfy(trip -> assertThat(trip.exchange().reason()).isEqualTo(Reason.BUDGET_SPENT));
  }

  @Test
  void turnsFurtherOrdersAway() throws Exception {
    // Given an order that is under way
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    NodeServers.Script proving = NodeServers.proving("timed", TwoVantages.NODE);
    String endpoint =
        servers.serve(
            "127.42.9.4",
            exchange -> {
              asked.countDown();
              awaited(over);
              proving.answer(exchange);
            });
    CompletableFuture<Response> first = CompletableFuture.supplyAsync(() -> ordered(endpoint));
    awaited(asked);
    // When
    Response second = ordered(endpoint);
    over.countDown();
    // Then
    second.then().statusCode(429).header("Retry-After", "5");
    first.get(60, TimeUnit.SECONDS).then().statusCode(200);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | node",
        "[] | invalid",
        "{\"node\":NODE} | seed",
        "{\"node\":NODE,\"seed\":\"7f\"} | seed",
        "{\"node\":{\"id\":\"timed\",\"endpoint\":\"file:///etc/passwd\",\"nodeKey\":\"AA==\"},\"seed\":\"7f\"} | endpoint",
        "{\"node\":{\"id\":\"timed\",\"endpoint\":\"http://a.example\",\"nodeKey\":\"AA==\"},\"seed\":\"7f\"} | nodeKey",
        "{\"node\":NODE,\"seed\":\"SEED\",\"trips\":1000} | trips"
      })
  void refusesABadOrderByNamingTheField(String body, String field) {
    // Given
    String node =
        "{\"id\":\"timed\",\"endpoint\":\"http://a.example\",\"nodeKey\":\"%s\"}"
            .formatted(TwoVantages.NODE.publicKey());
    // When, then
    given()
        .contentType("application/json")
        .body(body.replace("NODE", node).replace("SEED", SEED))
        .post("/v1/compute/round-trips")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(containsString(field));
  }

  @Test
  void judgesByWhatReplicasMeasuredAndToleratesOneThatLies() throws IOException {
    // Given a node on this machine that is claimed within 8,000 km of it
    String endpoint = servers.serve("127.42.9.1", NodeServers.proving("timed", TwoVantages.NODE));
    Map<String, Object> claim =
        Map.of(
            "id",
            "timed",
            "endpoint",
            endpoint,
            "nodeKey",
            TwoVantages.NODE.publicKey(),
            "place",
            Map.of("latitude", "50.1109", "longitude", "8.6821"),
            "radiusKm",
            "8000",
            "region",
            "made up",
            "statement",
            Map.of("source", "https://a.example/", "date", "2026-11-01", "quote", "made up"));
    // When
    JsonPath report = verified(Map.of("locations", List.of(claim)));
    // Then
    String found = "findings.find{it.check=='compute.location'}";
    assertThat(report.getString(found + ".explanation"))
        .contains("1 vantage(s) exclude the place (singapore)")
        .doesNotContain("told nothing");
    assertThat(report.getString(found + ".outcome")).isEqualTo("CONFIRMED");
    assertThat(report.getList(found + ".observed.findAll{it.name.startsWith('place.')}.source"))
        .as("this verifier, what it measured through its own door, and the liar")
        .hasSize(3)
        .doesNotHaveDuplicates();
  }

  private static VantageMeasurement measured(String endpoint) throws InvalidDocument {
    byte[] answer =
        ordered(endpoint)
            .then()
            .statusCode(200)
            .contentType("application/json")
            .extract()
            .asByteArray();
    return CanonicalJson.read(answer, VantageMeasurement.class);
  }

  private static Response ordered(String endpoint) {
    Map<String, String> node =
        Map.of("id", "timed", "endpoint", endpoint, "nodeKey", TwoVantages.NODE.publicKey());
    return given()
        .contentType("application/json")
        .body(CanonicalJson.write(Map.of("node", node, "seed", SEED)))
        .post("/v1/compute/round-trips");
  }

  private static JsonPath verified(Map<String, Object> claims) {
    UUID id = UUID.randomUUID();
    given()
        .contentType("application/json")
        .body(CanonicalJson.write(Map.of("verificationId", id.toString(), "claims", claims)))
        .post("/v1/compute/verifications")
        .then()
        .statusCode(202);
    String path = "/v1/compute/verifications/" + id;
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> given().get(path + "/report").statusCode() == 200);
    return given().get(path + "/report").jsonPath();
  }
}
