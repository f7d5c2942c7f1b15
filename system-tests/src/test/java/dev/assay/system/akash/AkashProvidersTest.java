package dev.assay.system.akash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.cli.Home;
import dev.assay.cli.gateway.Events;
import dev.assay.cli.gateway.Rest;
import dev.assay.cli.program.OperatorSettings;
import dev.assay.cli.stack.Part;
import dev.assay.cli.stack.Stack;
import dev.assay.cli.stack.StackOrder;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.report.LayerReport;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Akash's provider list through the compute service's door, against a server that speaks the shape
 * which its console documents ({@code GET /v1/providers}). All bodies are made up in that shape.
 */
class AkashProvidersTest {
  private static ScriptedServer server;
  private static Stack stack;

  @BeforeAll
  static void start() throws IOException {
    server = ScriptedServer.start();
    String page = "<!doctype html><title>502</title><h1>Bad gateway</h1>";
    server
        .serving("/provider", 200, "application/json", "{\"cluster\":{}}")
        .serving("/plain", 200, "application/json", "[" + provider("1", "", "true") + "]")
        .serving("/awkward", 200, "application/json", awkward())
        .serving("/offline", 200, "application/json", "[" + provider("1", "", "false") + "]")
        .serving("/empty", 200, "application/json", "[]")
        .serving("/object", 200, "application/json", "{\"providers\":[]}")
        .serving("/page", 200, "text/html", page)
        .serving("/error-page", 502, "text/html", page)
        .serving("/cut", 200, "application/json", "[" + provider("1", "", "true") + ",")
        .serving("/deep", 200, "application/json", "[".repeat(100_000))
        .neverEnding("/endless");
    OperatorSettings operator =
        new OperatorSettings(
            List.of(ScriptedServer.ADDRESS + "/32"), List.of(server.port()), Register.empty());
    stack =
        Stack.start(
            Home.ofThisRun(), StackOrder.ownFor(Part.COMPUTE, operator, null), Clock.systemUTC());
  }

  @AfterAll
  static void end() {
    if (stack != null) {
      stack.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/plain, UNPROVEN, NO_NODE_KEYS",
    "/awkward, UNPROVEN, NO_NODE_KEYS",
    "/offline, REFUTED,",
    "/empty, REFUTED,",
    "/object, UNPROVEN, SOURCE_SHAPE_CHANGED",
    "/page, UNPROVEN, SOURCE_SHAPE_CHANGED",
    "/error-page, UNPROVEN, SOURCE_ERROR",
    "/cut, UNPROVEN, SOURCE_SHAPE_CHANGED",
    "/deep, UNPROVEN, SOURCE_SHAPE_CHANGED",
    "/endless, UNPROVEN, TOO_LARGE",
    "/missing, UNPROVEN, SOURCE_ERROR"
  })
  void givenAProviderList_whenOneProviderIsClaimed_thenItsFinding(
      String path, Outcome outcome, Reason reason) throws Exception {
    // When
    Finding finding = count(path);

    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(outcome);
    assertThat(finding.reason()).as(finding.explanation()).isEqualTo(reason);
  }

  private static Finding count(String path) throws Exception {
    Map<String, Object> statement =
        Map.of("source", server.url("/"), "date", "2026-11-01", "quote", "One provider.");
    Map<String, Object> claims =
        Map.of(
            "nodeLists",
            List.of(Map.of("id", "console", "url", server.url(path), "format", "AKASH_PROVIDERS")),
            "nodeCount",
            Map.of("claimed", 1, "statement", statement));
    try (Rest rest = new Rest(stack.address(Part.COMPUTE))) {
      JsonNode started =
          rest.post("/v1/compute/verifications", CanonicalJson.write(Map.of("claims", claims)));
      String run = "/v1/compute/verifications/" + started.path("id").asText();
      new Events(rest, run + "/events")
          .follow(event -> {}, event -> event.path("event").has("report"), stack::demandAlive);
      return CanonicalJson.read(rest.bytes(run + "/report"), LayerReport.class).findings().stream()
          .filter(finding -> finding.check().equals("compute.node-count"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Null statistics, numbers as strings, unknown fields, and entries that are none. */
  private static String awkward() {
    return "["
        + provider("1", ",\"stats\":null,\"uptime7d\":\"0.99\",\"leaseCount\":\"12\"", "true")
        + ",null,17,{\"owner\":\"akash2\",\"hostUri\":null,\"isOnline\":\"yes\"}]";
  }

  private static String provider(String number, String more, String online) {
    return "{\"owner\":\"akash"
        + number
        + "\",\"hostUri\":\""
        + server.url("/provider")
        + "\",\"ipRegion\":null,\"ipCountry\":\"Germany\",\"isOnline\":"
        + online
        + more
        + "}";
  }
}
