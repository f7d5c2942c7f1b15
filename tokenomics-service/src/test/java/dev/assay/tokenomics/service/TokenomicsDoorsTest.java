package dev.assay.tokenomics.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.google.protobuf.ByteString;
import dev.assay.contracts.layer.v1.Document;
import dev.assay.contracts.layer.v1.LayerVerificationServiceGrpc;
import dev.assay.contracts.layer.v1.StartRequest;
import dev.assay.contracts.layer.v1.WatchRequest;
import dev.assay.contracts.layer.v1.WatchResponse;
import dev.assay.layer.testing.PostgresResource;
import dev.assay.tokenomics.testing.Fixtures;
import dev.assay.tokenomics.testing.ProvidersResource;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.report.LayerReport;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(ProvidersResource.class)
class TokenomicsDoorsTest {
  private static final String PATH = "/v1/tokenomics/verifications";
  private static final String HONEST = "a";

  @ConfigProperty(name = "test.project")
  URI project;

  @TestHTTPResource URI service;

  @ParameterizedTest(name = "{0}00 million on chain, {1} accepted")
  @CsvSource({
    "a, DEMO, CONFIRMED, , UNPROVEN, WEAK_SOURCE",
    "c, DEMO, REFUTED, , UNPROVEN, WEAK_SOURCE",
    "a, 'DEMO,USDC', CONFIRMED, , REFUTED, ",
  })
  void verifiesFromClaimsToReport(
      String digit,
      String accepted,
      String supply,
      String supplyReason,
      String utility,
      String utilityReason) {
    // Given
    UUID id = UUID.randomUUID();

    // When
    given()
        .contentType("application/json")
        .body("{\"verificationId\":\"" + id + "\",\"claims\":" + claims(digit, accepted) + "}")
        .post(PATH)
        .then()
        .statusCode(202);
    JsonPath report = report(id);

    // Then
    assertThat(report.getList("findings.subject"))
        .containsExactly("schedule", "supply", "inference payments");
    assertThat(report.getString("findings[0].outcome")).isEqualTo("CONFIRMED");
    assertThat(report.getString("findings[1].outcome")).isEqualTo(supply);
    assertThat(report.getString("findings[1].reason")).isEqualTo(supplyReason);
    assertThat(report.getString("findings[1].evidenceClass")).isEqualTo("CHAIN");
    assertThat(report.getString("findings[2].outcome")).isEqualTo(utility);
    assertThat(report.getString("findings[2].reason")).isEqualTo(utilityReason);
  }

  @Test
  void keepsTheTranscriptAsEvidence() {
    // Given
    UUID id = UUID.randomUUID();
    given()
        .contentType("application/json")
        .body("{\"verificationId\":\"" + id + "\",\"claims\":" + claims(HONEST, "DEMO") + "}")
        .post(PATH)
        .then()
        .statusCode(202);

    // When
    String envelope = report(id).getString("findings[1].evidence[0]");
    String body = given().get("/v1/tokenomics/evidence/" + envelope).jsonPath().getString("body");

    // Then
    given()
        .get("/v1/tokenomics/evidence/" + body)
        .then()
        .statusCode(200)
        .body(containsString("assay.chain-supply-transcript/v1"))
        .body(containsString("eth_chainId"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unknown field   | {"suply":{}}                                 | /claims/suply
          number amount   | {"supply":{"total":5,"kind":"MAXIMUM"}}      | /claims/supply/total
          negative amount | {"allocations":[{"id":"a","category":"TEAM","amount":"-1","vesting":{"kind":"UNLOCKED"}}]} | /claims/allocations/0
          unknown kind    | {"allocations":[{"id":"a","category":"TEAM","amount":"1","vesting":{"kind":"SOON"}}]} | /claims/allocations/0/vesting
          """)
  void namesWhatToMend(String why, String claims, String path) {
    given()
        .contentType("application/json")
        .body("{\"claims\":" + claims + "}")
        .post(PATH)
        .then()
        .log()
        .ifValidationFails()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.path", hasItem(path))
        .body(not(containsString("Exception")))
        .body(not(containsString("dev.assay")));
  }

  @Test
  void listsItsChecks() {
    given()
        .get("/v1/tokenomics/checks")
        .then()
        .statusCode(200)
        .body("checks.id", contains("tokenomics.supply-schedule", "tokenomics.utility"));
  }

  @Test
  void verifiesOverGrpc() throws Exception {
    // Given
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress(service.getHost(), service.getPort())
            .usePlaintext()
            .build();
    var layer = LayerVerificationServiceGrpc.newBlockingStub(channel);
    String id = UUID.randomUUID().toString();
    ByteString claims = ByteString.copyFromUtf8(claims("c", "DEMO"));

    // When
    layer.start(
        StartRequest.newBuilder()
            .setVerificationId(id)
            .setClaims(Document.newBuilder().setContent(claims))
            .build());
    List<WatchResponse> events = new ArrayList<>();
    layer
        .watch(WatchRequest.newBuilder().setVerificationId(id).build())
        .forEachRemaining(events::add);
    channel.shutdownNow();

    // Then
    LayerReport report =
        CanonicalJson.read(
            events.getLast().getFinished().getReport().getContent().toByteArray(),
            LayerReport.class);
    assertThat(report.findings())
        .extracting(f -> f.subject() + " " + f.outcome())
        .containsExactly("schedule CONFIRMED", "supply REFUTED", "inference payments UNPROVEN");
  }

  private String claims(String digit, String accepted) {
    String yaml =
        Fixtures.text("valid-demo-claims.yaml")
            .replace("0000000001\"", "000000000" + digit + "\"")
            .replace(
                "http://127.42.0.1:4280/payments/accepted-assets.json",
                project + "accepts/" + accepted);
    return new String(CanonicalJson.write(Fixtures.claims(yaml)), StandardCharsets.UTF_8);
  }

  private static JsonPath report(UUID id) {
    String path = PATH + "/" + id + "/report";
    await().atMost(Duration.ofSeconds(30)).until(() -> given().get(path).statusCode() == 200);
    return given().get(path).jsonPath();
  }
}
