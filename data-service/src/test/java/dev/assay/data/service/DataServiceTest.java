package dev.assay.data.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import dev.assay.contracts.layer.v1.Document;
import dev.assay.contracts.layer.v1.Finding;
import dev.assay.contracts.layer.v1.LayerVerificationService;
import dev.assay.contracts.layer.v1.ListChecksRequest;
import dev.assay.contracts.layer.v1.Outcome;
import dev.assay.contracts.layer.v1.StartRequest;
import dev.assay.contracts.layer.v1.State;
import dev.assay.contracts.layer.v1.WatchRequest;
import dev.assay.contracts.layer.v1.WatchResponse;
import dev.assay.data.claims.DataClaims;
import dev.assay.data.claims.DatasetClaim;
import dev.assay.data.claims.LicenceClaim;
import dev.assay.data.claims.ManifestClaim;
import dev.assay.data.claims.ManifestFormat;
import dev.assay.data.testing.FileServer;
import dev.assay.layer.testing.PostgresResource;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.dossier.Statement;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class DataServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Statement STATEMENT =
      new Statement(
          URI.create("https://project.example/data"), LocalDate.of(2026, 10, 1), "Open data.");

  @Inject Vertx vertx;

  @GrpcClient("data")
  LayerVerificationService grpc;

  private FileServer server;

  @BeforeEach
  void start() {
    server = new FileServer(vertx);
    server.serve("/set/rows.csv", utf8("id\n1\n"), "text/csv");
    server.serve("/set/LICENSE.txt", licence(), "text/plain");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anHonestDatasetIsConfirmedOverRest() {
    // When
    JsonPath report = verify(claims(utf8("id\n1\n")));

    // Then
    assertThat(report.getList("findings.check", String.class))
        .containsExactly("data.integrity", "data.licence");
    assertThat(report.getList("findings.outcome", String.class))
        .as(report.prettify())
        .containsExactly("CONFIRMED", "CONFIRMED");
  }

  @Test
  void aChangedFileIsRefutedOverRest() {
    // Given
    DataClaims claims = claims(utf8("id\n1\n"));
    server.serve("/set/rows.csv", utf8("id\n2\n"), "text/csv");

    // When
    JsonPath report = verify(claims);

    // Then
    assertThat(report.getList("findings.outcome", String.class))
        .containsExactly("REFUTED", "CONFIRMED");
    assertThat(report.getString("findings[0].explanation")).contains("rows.csv");
  }

  @Test
  void anAddressThatTheGuardRefusesIsUnproven() {
    // Given
    DataClaims claims =
        new DataClaims(
            List.of(
                new DatasetClaim(
                    "metadata",
                    new ManifestClaim(
                        URI.create("http://169.254.169.254/latest"),
                        ManifestFormat.PLAIN,
                        null,
                        null),
                    null,
                    STATEMENT)));

    // When
    JsonPath report = verify(claims);

    // Then
    assertThat(report.getString("findings[0].outcome")).isEqualTo("UNPROVEN");
    assertThat(report.getString("findings[0].reason")).isEqualTo("ADDRESS_REFUSED");
  }

  @Test
  void anHonestDatasetIsConfirmedOverGrpc() {
    // Given
    StartRequest start =
        StartRequest.newBuilder()
            .setVerificationId(UUID.randomUUID().toString())
            .setClaims(document(CanonicalJson.write(claims(utf8("id\n1\n")))))
            .build();

    // When
    String id = grpc.start(start).await().atMost(PATIENCE).getVerificationId();
    List<WatchResponse> events =
        grpc.watch(WatchRequest.newBuilder().setVerificationId(id).build())
            .collect()
            .asList()
            .await()
            .atMost(PATIENCE);

    // Then
    assertThat(events).isNotEmpty();
    assertThat(events.getLast().getFinished().getState()).isEqualTo(State.STATE_FINISHED);
    assertThat(events.stream().flatMap(e -> e.getCheckFinished().getFindingsList().stream()))
        .extracting(Finding::getOutcome)
        .containsExactly(Outcome.OUTCOME_CONFIRMED, Outcome.OUTCOME_CONFIRMED);
    assertThat(
            grpc.listChecks(ListChecksRequest.getDefaultInstance())
                .await()
                .atMost(PATIENCE)
                .getCatalogue()
                .getContent()
                .toStringUtf8())
        .contains("data.integrity", "data.licence");
  }

  @Test
  void badClaimsAreTheCallersFaultOverGrpc() {
    // Given
    StartRequest start =
        StartRequest.newBuilder()
            .setVerificationId(UUID.randomUUID().toString())
            .setClaims(document(utf8("{\"datasets\":[{\"id\":\"X Y\"}]}")))
            .build();

    // Then
    assertThatThrownBy(() -> grpc.start(start).await().atMost(PATIENCE))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
  }

  @Test
  void badClaimsAreAProblemThatNamesThePath() {
    given()
        .contentType("application/json")
        .body("{\"claims\":{\"datasets\":[{\"id\":\"a\",\"manifest\":{\"url\":\"ftp://x/y\"}}]}}")
        .when()
        .post("/v1/data/verifications")
        .then()
        .statusCode(400)
        .contentType(containsString("application/problem+json"))
        .body(containsString("/datasets/0/manifest"));
  }

  @Test
  void anUnknownFieldIsAProblemToo() {
    given()
        .contentType("application/json")
        .body("{\"claims\":{\"datasets\":[],\"dataset\":1}}")
        .when()
        .post("/v1/data/verifications")
        .then()
        .statusCode(400)
        .body(containsString("is no known field"));
  }

  @Test
  void theChecksAreListed() {
    given()
        .when()
        .get("/v1/data/checks")
        .then()
        .statusCode(200)
        .body("checks.id", hasItems("data.integrity", "data.licence"))
        .body("checks.layer[0]", equalTo("data"));
  }

  private JsonPath verify(DataClaims claims) {
    String body =
        "{\"claims\":" + new String(CanonicalJson.write(claims), StandardCharsets.UTF_8) + "}";
    String location =
        given()
            .contentType("application/json")
            .body(body)
            .when()
            .post("/v1/data/verifications")
            .then()
            .statusCode(202)
            .extract()
            .header("Location");
    await().atMost(PATIENCE).until(() -> given().get(location + "/report").statusCode() == 200);
    return given().get(location + "/report").jsonPath();
  }

  /** A dataset of one file and its licence, with the manifest that is pinned. */
  private DataClaims claims(byte[] rows) {
    String manifest =
        "{\"files\":[{\"path\":\"rows.csv\",\"sha256\":\"%s\"},"
            + "{\"path\":\"LICENSE.txt\",\"sha256\":\"%s\"}],\"licence\":\"CC-BY-4.0\"}";
    byte[] bytes = utf8(manifest.formatted(Digest.of(rows).hex(), Digest.of(licence()).hex()));
    URI address = server.serve("/set/manifest.json", bytes, "application/json");
    return new DataClaims(
        List.of(
            new DatasetClaim(
                "rows",
                new ManifestClaim(address, ManifestFormat.PLAIN, Digest.of(bytes), null),
                new LicenceClaim("CC-BY-4.0", STATEMENT),
                STATEMENT)));
  }

  private static Document document(byte[] content) {
    return Document.newBuilder()
        .setMediaType("application/json")
        .setContent(ByteString.copyFrom(content))
        .build();
  }

  private static byte[] licence() {
    try (InputStream in =
        DataServiceTest.class.getResourceAsStream("/resources/stdlicenses/CC-BY-4.0.json")) {
      return utf8(
          new ObjectMapper().readTree(Objects.requireNonNull(in)).get("licenseText").asText());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
