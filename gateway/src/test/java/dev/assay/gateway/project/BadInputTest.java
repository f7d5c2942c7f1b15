package dev.assay.gateway.project;

import static dev.assay.gateway.testing.Gateway.dossier;
import static dev.assay.gateway.testing.Gateway.put;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.assay.gateway.testing.ScriptedLayers;
import dev.assay.layer.testing.PostgresResource;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.policy.BuiltInPolicies;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(ScriptedLayers.class)
class BadInputTest {
  static Stream<Arguments> dossiers() {
    String valid = dossier("bad", "");
    return Stream.of(
        Arguments.of("an unknown field", valid + "extra: 1\n", 400, "/extra"),
        Arguments.of(
            "an unknown field of a claim",
            dossier("bad", "data: {surprise: 1}"),
            400,
            "/claims/data/surprise"),
        Arguments.of("a slug that is another's", dossier("other", ""), 400, "/project/slug"),
        Arguments.of("an alias", "a: &a 1\nb: *a\n", 400, "/b"),
        Arguments.of("no YAML", "\t{", 400, ""),
        Arguments.of("nothing", "", 400, ""),
        Arguments.of("one that is too large", "#" + "x".repeat(Dossier.MAX_BYTES), 413, ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dossiers")
  void a_bad_dossier_is_refused_with_its_path_and_nothing_is_stored(
      String name, String yaml, int status, String path) {
    // When
    put("bad", yaml)
        .then()
        // Then
        .statusCode(status)
        .contentType("application/problem+json")
        .body("errors[0].path", equalTo(path))
        .body("detail", not(containsString("Exception")));
    when().get("/v1/projects").then().body("projects.findAll { it.project == 'bad' }", hasSize(0));
  }

  @Test
  void a_media_type_that_is_no_dossier_is_refused() {
    given()
        .contentType("text/plain")
        .body("x")
        .put("/v1/projects/bad/dossier")
        .then()
        .statusCode(415)
        .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
  }

  @Test
  void unknown_things_are_404_with_a_code() {
    when()
        .get("/v1/verdicts/nonsense")
        .then()
        .statusCode(404)
        .body("code", equalTo("UNKNOWN_VERDICT"));
    when()
        .get("/v1/verifications/nonsense")
        .then()
        .statusCode(404)
        .body("code", equalTo("UNKNOWN_VERIFICATION"));
    given()
        .post("/v1/projects/nobody/verifications")
        .then()
        .statusCode(404)
        .body("code", equalTo("UNKNOWN_PROJECT"));
    when()
        .get("/v1/policies/nothing")
        .then()
        .statusCode(404)
        .body("code", equalTo("UNKNOWN_POLICY"));
    when()
        .get("/v1/schemas/nothing")
        .then()
        .statusCode(404)
        .body("code", equalTo("UNKNOWN_SCHEMA"));
    when().get("/v1/evidence/nothing").then().statusCode(400);
    when()
        .get("/v1/evidence/" + "0".repeat(64))
        .then()
        .statusCode(404)
        .body("code", equalTo("UNKNOWN_EVIDENCE"));
  }

  @Test
  void a_request_for_a_verification_is_read_strictly() {
    given()
        .contentType("application/json")
        .body("{\"polcy\":\"balanced\"}")
        .post("/v1/projects/bad/verifications")
        .then()
        .statusCode(400)
        .body("errors[0].path", equalTo("/polcy"));
  }

  @Test
  void a_policy_is_stored_version_by_version_and_a_built_in_one_stands() {
    // Given
    String own =
        when()
            .get("/v1/policies/balanced")
            .asString()
            .replace("\"name\":\"balanced\"", "\"name\":\"house\"")
            .replaceFirst("\"version\":[0-9]+", "\"version\":1");

    // When, then
    given()
        .contentType("application/json")
        .body(own)
        .put("/v1/policies/house")
        .then()
        .statusCode(200);
    when().get("/v1/policies/house").then().statusCode(200).body("version", equalTo(1));
    given()
        .contentType("application/json")
        .body(own.replace("\"version\":1", "\"version\":5"))
        .put("/v1/policies/house")
        .then()
        .statusCode(400)
        .body("errors[0].path", equalTo("/version"));
    given()
        .contentType("application/json")
        .body(own.replace("house", "balanced"))
        .put("/v1/policies/balanced")
        .then()
        .statusCode(409);
  }

  @Test
  void checks_and_schemas_are_published() {
    when()
        .get("/v1/checks")
        .then()
        .statusCode(200)
        .body("checks", hasSize(BuiltInPolicies.all().getFirst().checks().size()));
    when().get("/v1/schemas").then().statusCode(200);
    when()
        .get("/v1/schemas/verdict")
        .then()
        .statusCode(200)
        .body("'$schema'", containsString("2020-12"));
    when()
        .get("/q/openapi?format=json")
        .then()
        .statusCode(200)
        .body("paths.'/v1/verdicts/{id}'.get.summary", equalTo("Reads a verdict"));
    when().get("/q/health/ready").then().statusCode(200);
  }
}
