package dev.assay.gateway.testing;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;

/** The gateway's doors as the tests use them. */
public final class Gateway {
  private Gateway() {}

  /** A dossier in YAML, with these claims. */
  public static String dossier(String slug, String claims) {
    return """
        schema: assay.dossier/v1
        project: {slug: %s, name: "Sample %s"}
        claims: {%s}
        """
        .formatted(slug, slug, claims);
  }

  public static Response put(String slug, String yaml) {
    return given()
        .contentType("application/yaml")
        .body(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .put("/v1/projects/{slug}/dossier", slug);
  }

  /** Starts a verification and gives its id. */
  public static String start(String slug) {
    return given()
        .post("/v1/projects/{slug}/verifications", slug)
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  /** Waits for the verification's end and reads its verdict. */
  public static JsonPath verdict(String verification) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                "FINISHED"
                    .equals(when().get("/v1/verifications/{id}", verification).path("state")));
    String id = when().get("/v1/verifications/{id}", verification).path("verdict.id");
    return when().get("/v1/verdicts/{id}", id).then().statusCode(200).extract().jsonPath();
  }
}
