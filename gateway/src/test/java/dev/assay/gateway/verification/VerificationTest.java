package dev.assay.gateway.verification;

import static dev.assay.gateway.testing.Gateway.dossier;
import static dev.assay.gateway.testing.Gateway.put;
import static dev.assay.gateway.testing.Gateway.start;
import static dev.assay.gateway.testing.Gateway.verdict;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.assay.gateway.testing.ScriptedLayer.Trouble;
import dev.assay.gateway.testing.ScriptedLayers;
import dev.assay.layer.testing.PostgresResource;
import dev.assay.verification.bundle.BundleZip;
import dev.assay.verification.bundle.Replay;
import dev.assay.verification.bundle.ReplayResult;
import dev.assay.verification.check.LayerName;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(ScriptedLayers.class)
class VerificationTest {
  @AfterEach
  void no_trouble() {
    for (LayerName name : List.of(LayerName.COMPUTE, LayerName.DATA, LayerName.INFERENCE)) {
      ScriptedLayers.of(name).make(Trouble.NONE);
    }
  }

  @Test
  void an_honest_project_passes_and_its_bundle_replays() throws Exception {
    // Given
    put("honest", dossier("honest", "")).then().statusCode(201).body("version", equalTo(1));

    // When
    JsonPath verdict = verdict(start("honest"));

    // Then
    assertThat(verdict.getString("verdict")).isEqualTo("PASS");
    byte[] zip =
        when()
            .get("/v1/verdicts/{id}/bundle", verdict.getString("id"))
            .then()
            .statusCode(200)
            .contentType("application/zip")
            .extract()
            .asByteArray();
    ReplayResult replay =
        Replay.replay(ScriptedLayers.plain(), BundleZip.read(new ByteArrayInputStream(zip)));
    assertThat(replay.discrepancies()).isEmpty();
    assertThat(replay.bundle().hex()).isEqualTo(verdict.getString("bundleDigest"));
    assertThat(replay.word()).isEqualTo("PASS");
  }

  @Test
  void a_lie_in_one_layer_fails_the_project_and_is_named() {
    // Given
    put("lying", dossier("lying", "data: {lie: data.integrity}"));

    // When
    JsonPath verdict = verdict(start("lying"));

    // Then
    assertThat(verdict.getString("verdict")).isEqualTo("FAIL");
    assertThat(verdict.getList("decidedBy")).containsExactly("data.integrity");
  }

  @Test
  void a_layer_that_is_down_is_absent_and_the_verdict_inconclusive() {
    // Given
    put("down", dossier("down", ""));
    ScriptedLayers.stop(LayerName.DATA);
    try {
      // When
      String id = start("down");
      JsonPath verdict = verdict(id);

      // Then
      assertThat(verdict.getString("verdict")).isEqualTo("INCONCLUSIVE");
      assertThat(verdict.getList("decidedBy")).containsExactly("data.integrity", "data.licence");
      assertThat(verdict.getList("layers.findAll { !it.reported }.layer")).containsExactly("data");
      when()
          .get("/v1/verifications/{id}", id)
          .then()
          .body("layers.find { it.layer == 'data' }.state", equalTo("UNREACHABLE"))
          .body(
              "layers.find { it.layer == 'data' }.message", containsString("could not be reached"));
    } finally {
      ScriptedLayers.startAgain(LayerName.DATA);
    }
  }

  @Test
  void a_proven_lie_decides_although_another_layer_is_down() {
    // Given
    put("both", dossier("both", "compute: {lie: compute.node-count}"));
    ScriptedLayers.stop(LayerName.DATA);
    try {
      // When
      JsonPath verdict = verdict(start("both"));

      // Then
      assertThat(verdict.getString("verdict")).isEqualTo("FAIL");
    } finally {
      ScriptedLayers.startAgain(LayerName.DATA);
    }
  }

  @Test
  void a_stream_that_breaks_is_resumed_where_it_broke() {
    // Given
    put("broken", dossier("broken", ""));
    ScriptedLayers.of(LayerName.COMPUTE).make(Trouble.BREAKS_ONCE);

    // When
    String id = start("broken");
    JsonPath verdict = verdict(id);

    // Then
    assertThat(verdict.getString("verdict")).isEqualTo("PASS");
    assertThat(ScriptedLayers.of(LayerName.COMPUTE).watches()).isEqualTo(2);
    String events = when().get("/v1/verifications/{id}/events", id).then().extract().asString();
    assertThat(events.split("\"check\":\"compute.node-count\",", -1))
        .as("started and finished, each told once")
        .hasSize(3);
  }

  @Test
  void a_cancellation_reaches_the_layers_and_leaves_no_verdict() {
    // Given
    put("cancelled", dossier("cancelled", ""));
    ScriptedLayers.of(LayerName.COMPUTE).make(Trouble.HANGS);
    String id = start("cancelled");
    await().until(() -> ScriptedLayers.of(LayerName.COMPUTE).watches() > 0);

    // When
    when().delete("/v1/verifications/{id}", id).then().statusCode(202);

    // Then
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                when()
                    .get("/v1/verifications/{id}", id)
                    .then()
                    .body("state", equalTo("CANCELLED"))
                    .body("verdict", equalTo(null)));
  }

  @Test
  void events_come_in_order_end_and_can_be_resumed() {
    // Given
    put("events", dossier("events", ""));
    String id = start("events");
    verdict(id);

    // When
    String all = when().get("/v1/verifications/{id}/events", id).then().extract().asString();
    String rest =
        given()
            .header("Last-Event-ID", "3")
            .when()
            .get("/v1/verifications/{id}/events", id)
            .then()
            .extract()
            .asString();

    // Then
    assertThat(all).contains("event:verification-started").contains("event:layer-started");
    assertThat(all.lastIndexOf("event:")).isEqualTo(all.indexOf("event:verification-finished"));
    assertThat(rest).doesNotContain("id:3\n").contains("id:4\n");
    assertThat(all.indexOf("\"layer\":\"inference\""))
        .as("inference starts when the others have ended")
        .isGreaterThan(all.lastIndexOf("\"layer\":\"compute\""));
  }

  @Test
  void the_same_key_gives_the_same_verification() {
    // Given
    put("keyed", dossier("keyed", ""));

    // When
    String first =
        given()
            .header("Idempotency-Key", "k")
            .post("/v1/projects/keyed/verifications")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    String second =
        given()
            .header("Idempotency-Key", "k")
            .post("/v1/projects/keyed/verifications")
            .then()
            .statusCode(202)
            .extract()
            .path("id");

    // Then
    assertThat(second).isEqualTo(first);
    given()
        .header("Idempotency-Key", "k")
        .contentType("application/json")
        .body("{\"policy\":\"frontier\"}")
        .post("/v1/projects/keyed/verifications")
        .then()
        .statusCode(409)
        .body("code", equalTo("ID_TAKEN"));
  }

  @Test
  void one_key_used_at_once_gives_one_verification() {
    // Given
    put("raced", dossier("raced", ""));

    // When
    List<String> ids =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                i ->
                    given()
                        .header("Idempotency-Key", "race")
                        .post("/v1/projects/raced/verifications")
                        .then()
                        .statusCode(202)
                        .extract()
                        .<String>path("id"))
            .distinct()
            .toList();

    // Then
    assertThat(ids).hasSize(1);
  }

  @Test
  void the_latest_verdict_has_a_tag_and_the_history_a_cursor() {
    // Given
    put("history", dossier("history", ""));
    verdict(start("history"));
    String latest = verdict(start("history")).getString("id");

    // When
    String tag =
        when()
            .get("/v1/projects/history/verdict")
            .then()
            .statusCode(200)
            .body("id", equalTo(latest))
            .extract()
            .header("etag");

    // Then
    given().header("If-None-Match", tag).get("/v1/projects/history/verdict").then().statusCode(304);
    String next =
        when()
            .get("/v1/projects/history/verdicts?limit=1")
            .then()
            .body("verdicts[0].id", equalTo(latest))
            .extract()
            .path("next");
    given()
        .queryParam("cursor", next)
        .get("/v1/projects/history/verdicts")
        .then()
        .body("verdicts.size()", equalTo(1))
        .body("verdicts.id", not(hasItem(latest)));
    when()
        .get("/v1/projects/history/verdict?policy=frontier")
        .then()
        .statusCode(404)
        .body("code", equalTo("UNKNOWN_VERDICT"));
  }

  @Test
  void the_page_stands_alone_escapes_and_links_to_harmless_evidence() {
    // Given
    put("paged", dossier("paged", ""));
    JsonPath verdict = verdict(start("paged"));

    // When
    String html =
        when()
            .get("/verdicts/{id}", verdict.getString("id"))
            .then()
            .statusCode(200)
            .contentType(startsWith("text/html"))
            .header("content-security-policy", containsString("default-src 'none'"))
            .extract()
            .asString();

    // Then
    assertThat(html).contains("PASS", "<svg", verdict.getString("bundleDigest"));
    assertThat(html).contains("&lt;b&gt;subject&lt;/b&gt;").doesNotContain("<script");
    String digest = verdict.getString("layers[0].findings[0].evidence[0]");
    assertThat(html).contains("evidence/" + digest);
    when()
        .get("/verdicts/evidence/{digest}", digest)
        .then()
        .statusCode(200)
        .header("content-disposition", startsWith("attachment"))
        .header("x-content-type-options", "nosniff")
        .contentType("application/octet-stream");
  }
}
