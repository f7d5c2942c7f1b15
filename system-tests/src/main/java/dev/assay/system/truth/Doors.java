package dev.assay.system.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.cli.gateway.Events;
import dev.assay.cli.gateway.Rest;
import dev.assay.cli.stack.Part;
import dev.assay.cli.stack.Stack;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.dossier.Project;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.policy.Verdict;
import dev.assay.verification.policy.VerdictWord;
import dev.assay.verification.report.LayerReport;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The public REST doors of a stack, as a case goes through them. Thread-safe. */
final class Doors {
  private static final Set<VerdictWord> WARNINGS = Set.of(VerdictWord.FAIL, VerdictWord.WATCHLIST);

  private final Stack stack;
  private final Clock clock;

  Doors(Stack stack, Clock clock) {
    this.stack = stack;
    this.clock = clock;
  }

  /** Verifies a case's claims, through the door that the case names. */
  CaseResult verify(TruthCase of, ObjectNode claims) throws InvalidDocument {
    return switch (of.door()) {
      case LAYER -> atLayer(of, claims);
      case GATEWAY -> atGateway(of, claims);
    };
  }

  private CaseResult atLayer(TruthCase of, ObjectNode claims) throws InvalidDocument {
    LayerName layer = of.layer();
    try (Rest rest = new Rest(stack.address(Part.of(layer)))) {
      String verifications = "/v1/" + layer.word() + "/verifications";
      byte[] order = CanonicalJson.write(Map.of("claims", claims, "terms", terms(of)));
      String path = verifications + "/" + rest.post(verifications, order).path("id").asText();
      new Events(rest, path + "/events").follow(event -> {}, Doors::isReport, stack::demandAlive);
      LayerReport report = CanonicalJson.read(rest.bytes(path + "/report"), LayerReport.class);
      return new CaseResult(of, report.findings(), true, "");
    }
  }

  private CaseResult atGateway(TruthCase of, ObjectNode claims) throws InvalidDocument {
    String slug = "truth-" + of.id().replaceAll("[^a-z0-9]+", "-");
    ObjectNode dossier = claims.objectNode().put("schema", Dossier.SCHEMA);
    dossier.set("project", CanonicalJson.read(CanonicalJson.write(new Project(slug, slug, null))));
    dossier.putObject("claims").set(of.layer().word(), claims);
    try (Rest rest = new Rest(stack.gateway())) {
      String project = "/v1/projects/" + slug;
      rest.put(project + "/dossier", "application/json", CanonicalJson.write(dossier));
      JsonNode started = rest.post(project + "/verifications", CanonicalJson.write(Map.of()));
      String path = "/v1/verifications/" + started.path("id").asText();
      new Events(rest, path + "/events").follow(event -> {}, Doors::isEnd, stack::demandAlive);
      String verdict = rest.json(path).path("verdict").path("id").asText();
      return judged(of, CanonicalJson.read(rest.bytes("/v1/verdicts/" + verdict), Verdict.class));
    }
  }

  private static CaseResult judged(TruthCase of, Verdict verdict) {
    List<Finding> findings =
        verdict.layers().stream().flatMap(layer -> layer.findings().stream()).toList();
    boolean named =
        WARNINGS.contains(verdict.verdict()) && verdict.decidedBy().contains(of.check());
    return new CaseResult(of, findings, named, "");
  }

  private Terms terms(TruthCase of) {
    Terms standard = Terms.standard(clock.instant());
    return new Terms(
        standard.schema(),
        standard.asOf(),
        standard.errorProbability(),
        standard.statisticalClaims(),
        of.sampling(),
        standard.freshness(),
        standard.requirements());
  }

  private static boolean isReport(JsonNode event) {
    return event.path("event").has("report");
  }

  private static boolean isEnd(JsonNode event) {
    return event.path("type").asText().equals("verification-finished");
  }
}
