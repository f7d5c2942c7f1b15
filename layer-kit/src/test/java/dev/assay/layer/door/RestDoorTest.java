package dev.assay.layer.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.assay.layer.sample.SampleLayer;
import dev.assay.layer.sample.Target;
import dev.assay.layer.testing.PostgresResource;
import dev.assay.verification.bundle.BundleZip;
import dev.assay.verification.bundle.Replay;
import dev.assay.verification.bundle.ReplayResult;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class RestDoorTest {
  private static Target target;

  @BeforeAll
  static void startTarget() {
    target = new Target();
  }

  @AfterAll
  static void stopTarget() {
    target.close();
  }

  @Test
  void verifiesFromRequestToReport() {
    // Given
    UUID id = UUID.randomUUID();

    // When
    start(id, claims("/yes", "yes"))
        .statusCode(202)
        .header("Location", endsWith("/v1/compute/verifications/" + id));
    JsonPath report = report(id);

    // Then
    assertThat(report.getString("findings[0].outcome")).isEqualTo("CONFIRMED");
    assertThat(report.getString("findings[1].outcome")).isEqualTo("CONFIRMED");
    assertThat(report.getInt("statisticalClaims")).isEqualTo(2);
    given()
        .get("/v1/compute/verifications/" + id)
        .then()
        .statusCode(200)
        .body("state", equalTo("FINISHED"))
        .body("layer", equalTo("compute"));
  }

  @Test
  void asksASharedQuestionOnceAndKeepsItsEvidence() {
    // Given
    UUID id = UUID.randomUUID();
    String page = "/html?" + id;

    // When
    start(id, claims(page, "script")).statusCode(202);
    JsonPath report = report(id);

    // Then
    assertThat(target.asked(page)).isEqualTo(1);
    String recording = report.getString("recording");
    JsonPath recorded = given().get("/v1/compute/evidence/" + recording).jsonPath();
    assertThat(recorded.getList("answers")).hasSize(2);
    for (String envelope : recorded.<String>getList("answers.envelope")) {
      given().get("/v1/compute/evidence/" + envelope).then().statusCode(200);
    }
  }

  @Test
  void servesHostileEvidenceHarmlessly() {
    // Given
    UUID id = UUID.randomUUID();
    start(id, claims("/html", "script")).statusCode(202);
    String envelope = report(id).getString("findings[0].evidence[0]");

    // When
    String body = given().get("/v1/compute/evidence/" + envelope).then().extract().path("body");

    // Then
    given()
        .get("/v1/compute/evidence/" + body)
        .then()
        .statusCode(200)
        .header("Content-Disposition", "attachment; filename=\"" + body + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", containsString("sandbox"))
        .body(equalTo("<script>1</script>"));
  }

  @Test
  void streamsEventsAndResumesAfterOne() {
    // Given
    UUID id = UUID.randomUUID();
    start(id, claims("/yes", "yes")).statusCode(202);

    // When
    String all = given().get("/v1/compute/verifications/" + id + "/events").asString();
    String rest =
        given()
            .header("Last-Event-ID", "1")
            .get("/v1/compute/verifications/" + id + "/events")
            .asString();

    // Then
    assertThat(all).contains("event:started").contains("event:finished").contains("id:1\n");
    assertThat(rest).doesNotContain("id:1\n").contains("id:2\n").contains("event:finished");
  }

  @Test
  void startingTheSameTwiceChangesNothing() {
    // Given
    UUID id = UUID.randomUUID();
    String page = "/yes?" + id;
    String body = claims(page, "yes");
    start(id, body).statusCode(202);
    report(id);

    // When
    start(id, body).statusCode(202).body("state", equalTo("FINISHED"));

    // Then
    assertThat(target.asked(page)).isEqualTo(1);
  }

  @Test
  void anIdStandsForOneRequest() {
    // Given
    UUID id = UUID.randomUUID();
    start(id, claims("/yes", "yes")).statusCode(202);

    // When, then
    start(id, claims("/yes", "no"))
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("ID_TAKEN"));
  }

  @Test
  void takesTheIdFromTheIdempotencyKey() {
    // Given
    UUID id = UUID.randomUUID();

    // When, then
    given()
        .contentType("application/json")
        .header("Idempotency-Key", id.toString())
        .body("{\"claims\":" + claims("/yes", "yes") + "}")
        .post("/v1/compute/verifications")
        .then()
        .statusCode(202)
        .body("id", equalTo(id.toString()));
  }

  @Test
  void aReportBeforeItsEndIsAConflict() {
    // Given
    UUID id = UUID.randomUUID();
    start(id, claims("/hang", "yes")).statusCode(202);

    // When, then
    given()
        .get("/v1/compute/verifications/" + id + "/report")
        .then()
        .statusCode(409)
        .body("code", equalTo("NOT_FINISHED"));
    given().delete("/v1/compute/verifications/" + id).then().statusCode(202);
  }

  @ParameterizedTest
  @CsvSource({"/yes, FINISHED", "/hang, CANCELLED"})
  void itsBundleReplaysWithoutANetwork(String path, String state) throws Exception {
    // Given
    UUID id = UUID.randomUUID();
    start(id, claims(path, "yes")).statusCode(202);
    if (state.equals("CANCELLED")) {
      given().delete("/v1/compute/verifications/" + id).then().statusCode(202);
    }
    report(id);

    // When
    byte[] zip =
        given()
            .get("/v1/compute/verifications/" + id + "/bundle")
            .then()
            .statusCode(200)
            .contentType("application/zip")
            .extract()
            .asByteArray();
    ReplayResult replayed =
        Replay.replay(List.of(new SampleLayer()), BundleZip.read(new ByteArrayInputStream(zip)));

    // Then
    assertThat(replayed.discrepancies()).isEmpty();
    given().get("/v1/compute/verifications/" + id).then().body("state", equalTo(state));
  }

  @Test
  void describesItselfInOpenApi() {
    given()
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("paths.'/v1/compute/verifications'.post", notNullValue())
        .body("paths.'/v1/compute/verifications/{id}/events'.get", notNullValue());
  }

  @Test
  void isReadyByItsDatabaseAndMeasuresItself() {
    given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    start(UUID.randomUUID(), claims("/yes", "yes")).statusCode(202);
    assertThat(given().get("/q/metrics").asString()).contains("assay_verifications_started");
  }

  @Test
  void listsItsChecks() {
    given()
        .get("/v1/compute/checks")
        .then()
        .statusCode(200)
        .body("schema", equalTo("assay.catalogue/v1"))
        .body("checks.id", hasItem("compute.word"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no JSON            | {                                                                      | 400 |
          an empty body      |                                                                        | 400 |
          a list             | []                                                                     | 400 |
          no claims          | {}                                                                     | 400 |
          claims of null     | {"claims":null}                                                        | 400 |
          claims of a string | {"claims":"x"}                                                         | 400 |
          an unknown field   | {"claims":{"document":"http://a.example","word":"x","nodes":1}}        | 400 | /claims/nodes
          a wrong type       | {"claims":{"document":"http://a.example","word":7}}                    | 400 | /claims/word
          a negative count   | {"claims":{"document":"http://a.example","word":"x","draws":-1}}       | 400 | /claims
          a missing field    | {"claims":{"word":"x"}}                                                | 400 | /claims
          a repeated field   | {"claims":{"document":"http://a.example","word":"x","word":"y"}}       | 400 |
          a bad id           | {"verificationId":"7","claims":{"document":"http://a.example","word":"x"}} | 400 | /verificationId
          unknown beside     | {"claims":{"document":"http://a.example","word":"x"},"claim":1}        | 400 | /claim
          bad terms          | {"claims":{"document":"http://a.example","word":"x"},"terms":{"asOf":"yesterday"}} | 400 | /terms/asOf
          empty terms        | {"claims":{"document":"http://a.example","word":"x"},"terms":{}}       | 400 | /terms
          a huge budget      | {"claims":{"document":"http://a.example","word":"x"},"budget":{"maxSeconds":999999999}} | 400 | /budget/maxSeconds
          a negative budget  | {"claims":{"document":"http://a.example","word":"x"},"budget":{"maxSeconds":-1}} | 400 | /budget
          """)
  void namesWhatToMend(String why, String body, int status, String path) {
    given()
        .contentType("application/json")
        .body(body == null ? "" : body)
        .post("/v1/compute/verifications")
        .then()
        .log()
        .ifValidationFails()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo("INVALID_DOCUMENT"))
        .body("errors.path", path == null ? not(hasItem("x")) : hasItem(path))
        .body(not(containsString("Exception")))
        .body(not(containsString("dev.assay")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET, /v1/compute/nothing, 404, UNKNOWN_PATH",
    "GET, /nothing, 404, UNKNOWN_PATH",
    "GET, /v1/compute/verifications/7, 404, UNKNOWN_VERIFICATION",
    "GET, /v1/compute/verifications/7/events, 404, UNKNOWN_VERIFICATION",
    "GET, /v1/compute/verifications/0f8fad5b-d9cb-469f-a165-70867728950e, 404, UNKNOWN_VERIFICATION",
    "GET, /v1/compute/verifications/0f8fad5b-d9cb-469f-a165-70867728950e/events, 404,"
        + " UNKNOWN_VERIFICATION",
    "DELETE, /v1/compute/verifications/0f8fad5b-d9cb-469f-a165-70867728950e, 404,"
        + " UNKNOWN_VERIFICATION",
    "GET, /v1/compute/evidence/7, 404, UNKNOWN_EVIDENCE",
    "GET, /v1/compute/evidence/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, 404,"
        + " UNKNOWN_EVIDENCE",
    "PATCH, /v1/compute/checks, 405, METHOD_NOT_ALLOWED",
    "GET, /v1/compute/defect, 500, DEFECT"
  })
  void answersEveryFailureAsAProblem(String method, String path, int status, String code) {
    given()
        .request(method, path)
        .then()
        .log()
        .ifValidationFails()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body(not(containsString("secret of ours")))
        .body(not(containsString("Exception")));
  }

  @Test
  void refusesAnotherMediaType() {
    given()
        .contentType("text/plain")
        .body("{}")
        .post("/v1/compute/verifications")
        .then()
        .statusCode(415)
        .contentType("application/problem+json")
        .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
  }

  @ParameterizedTest
  @CsvSource({"1100000", "3000000"})
  void refusesWhatIsTooLarge(int size) {
    String word = "x".repeat(size);

    given()
        .contentType("application/json")
        .body("{\"claims\":{\"document\":\"http://a.example\",\"word\":\"" + word + "\"}}")
        .post("/v1/compute/verifications")
        .then()
        .log()
        .ifValidationFails()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("code", equalTo("TOO_LARGE"));
  }

  private static io.restassured.response.ValidatableResponse start(UUID id, String claims) {
    return given()
        .contentType("application/json")
        .body("{\"verificationId\":\"" + id + "\",\"claims\":" + claims + "}")
        .post("/v1/compute/verifications")
        .then()
        .log()
        .ifError();
  }

  private static String claims(String path, String word) {
    return "{\"document\":\"" + target.at(path) + "\",\"word\":\"" + word + "\"}";
  }

  private static JsonPath report(UUID id) {
    String path = "/v1/compute/verifications/" + id + "/report";
    await().atMost(Duration.ofSeconds(20)).until(() -> given().get(path).statusCode() == 200);
    return given().get(path).jsonPath();
  }
}
