package dev.assay.inference.published;

import static dev.assay.inference.testing.Behaviour.connecting;
import static dev.assay.inference.testing.Behaviour.failing;
import static dev.assay.inference.testing.Behaviour.late;
import static dev.assay.inference.testing.Behaviour.ok;
import static dev.assay.inference.testing.Behaviour.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.claims.PublishedMetricsClaim;
import dev.assay.inference.latency.LatencyCheck;
import dev.assay.inference.requests.AnswerOutcome;
import dev.assay.inference.testing.Behaviour;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.ScriptedEndpoint;
import dev.assay.inference.testing.ServedDocuments;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Statement;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.Question;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedMetricsCheckTest {
  private static final PublishedMetricsCheck CHECK = new PublishedMetricsCheck();
  private static final String URL = "https://project.example/metrics.json";
  private static final Behaviour FAST = ok(20, 50);
  private static final Behaviour SLOW = ok(20, 300);
  private static final String P95 = figure("E2E", "0.95", "100.0", "50000");

  /** 1200 requests, and 1 % shared by six figures. */
  static Stream<Arguments> durations() {
    return Stream.of(
        arguments("as published", FAST, Outcome.CONFIRMED, null),
        arguments("as slow as it rounds to", ok(20, 100.05), Outcome.CONFIRMED, null),
        arguments("a little slower than that", ok(20, 100.06), Outcome.REFUTED, null),
        arguments("20 slower", FAST.with(20, SLOW), Outcome.CONFIRMED, null),
        arguments("60 slower", FAST.with(60, SLOW), Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments("140 slower", FAST.with(140, SLOW), Outcome.REFUTED, null),
        arguments(
            "140 failed",
            FAST.with(140, failing(AnswerOutcome.HTTP_ERROR, 500)),
            Outcome.REFUTED,
            null),
        arguments("a slow connection", connecting(80, 170), Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments(
            "a prober that is late by as much",
            late(90, 180),
            Outcome.UNPROVEN,
            Reason.PROBER_OVERLOADED),
        arguments(
            "nobody there",
            silent(AnswerOutcome.CONNECTION_FAILED),
            Outcome.UNPROVEN,
            Reason.SOURCE_UNREACHABLE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void durations(String why, Behaviour behaviour, Outcome outcome, Reason reason) {
    // When
    Finding finding = finding(behaviour, document(P95));
    // Then
    assertThat(finding.subject()).isEqualTo("chat published E2E p95");
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "0.99, 0, CONFIRMED,",
    "0.999, 0, UNPROVEN, TOO_FEW_SAMPLES",
    "0.99, 16, UNPROVEN, UNDECIDED",
    "0.99, 80, REFUTED,",
    "1, 1, UNPROVEN, TOO_FEW_SAMPLES",
    "1, 60, REFUTED,"
  })
  void givenAShare_whenRequestsFail_thenItIsTestedLikewise(
      String share, int failed, Outcome outcome, Reason reason) {
    // Given
    String figure = figure("AVAILABILITY", null, share, "50000");
    Behaviour behaviour = FAST.with(failed, failing(AnswerOutcome.HTTP_ERROR, 500));
    // When
    Finding finding = finding(behaviour, document(figure));
    // Then
    assertThat(finding.subject()).isEqualTo("chat published AVAILABILITY");
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  static Stream<Arguments> idealised() {
    String good = document(P95);
    return Stream.of(
        arguments("no n", document(figure("E2E", "0.95", "100.0", null)), "how many requests"),
        arguments("one place", good.replace("\"Ashburn\"", "\"Frankfurt\""), "one place"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void idealised(String why, String document, String named) {
    // When
    Finding good = finding(FAST, document);
    Finding bad = finding(SLOW, document);
    // Then
    assertThat(good.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(good.reason()).isEqualTo(Reason.WEAK_SOURCE);
    assertThat(good.explanation()).contains("idealised").contains(named);
    assertThat(bad.outcome()).isEqualTo(Outcome.REFUTED);
  }

  @Test
  void givenFiguresThatDoNotMoveWithTheirWindow_whenJudged_thenTheyAreIdealised() {
    // Given
    String[] frozen = {at(P95, "11:57"), at(P95, "11:58"), at(P95, "11:59")};
    String[] alive = {
      at(figure("E2E", "0.95", "100.4", "50000"), "11:57"), at(P95, "11:58"), at(P95, "11:59")
    };
    String[] standing = {at(P95, "11:59"), at(P95, "11:59"), at(P95, "11:59")};
    // When
    Finding idealised = finding(FAST, frozen);
    // Then
    assertThat(idealised.reason()).isEqualTo(Reason.WEAK_SOURCE);
    assertThat(idealised.explanation()).contains("not one digit");
    assertThat(finding(FAST, alive).outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(finding(FAST, standing).outcome()).isEqualTo(Outcome.CONFIRMED);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-01T11:00:00Z, 2026-11-01T12:00:00Z, true",
    "2026-11-01T10:59:59Z, 2026-11-01T12:00:00Z, false",
    "2026-11-01T11:00:00Z, 2026-11-01T11:49:00Z, false",
    "2026-11-01T11:10:00Z, 2026-11-01T12:05:00Z, false"
  })
  void givenAWindow_whenItIsNotOfNow_thenNothingIsSaidOfIt(String from, String to, boolean live) {
    // Given
    String document =
        document(P95).replace("2026-11-01T11:30:00Z", from).replace("2026-11-01T11:59:00Z", to);
    // When
    Finding finding = finding(SLOW, document);
    // Then
    assertThat(finding.reason()).isEqualTo(live ? null : Reason.WINDOW_NOT_COVERED);
  }

  static Stream<Arguments> unreadable() {
    String good = document(P95);
    return Stream.of(
        arguments("<html>", Reason.SOURCE_SHAPE_CHANGED),
        arguments(good.replace("metrics/v1", "metrics/v2"), Reason.SOURCE_SHAPE_CHANGED),
        arguments(good.replace("\"100.0\"", "100.0"), Reason.SOURCE_SHAPE_CHANGED),
        arguments(good.replace("\"100.0\"", "\"-1\""), Reason.SOURCE_SHAPE_CHANGED),
        arguments(good.replace("\"0.95\"", "\"95\""), Reason.SOURCE_SHAPE_CHANGED),
        arguments(good.replace("\"ms\"", "\"s\""), Reason.SOURCE_SHAPE_CHANGED),
        arguments(good.replace("50000", "-1"), Reason.SOURCE_SHAPE_CHANGED),
        arguments(good.replace("11:30:00Z", "12:30:00Z"), Reason.SOURCE_SHAPE_CHANGED),
        arguments(good.replace("}]", "}," + P95 + "]"), Reason.SOURCE_SHAPE_CHANGED),
        arguments("[".repeat(100_000), Reason.SOURCE_SHAPE_CHANGED),
        arguments(good.replace("chat/completions", "other"), Reason.NOT_COVERED),
        arguments(null, Reason.SOURCE_UNREACHABLE));
  }

  @ParameterizedTest
  @MethodSource
  void unreadable(String document, Reason reason) {
    // When
    Finding finding = finding(FAST, document, document, document);
    // Then
    assertThat(finding.subject()).isEqualTo("chat published");
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void givenOneReadingThatFails_whenJudged_thenTheLastReadableOneCounts() {
    // When
    Finding finding = finding(FAST, document(P95), document(P95), "<html>");
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
  }

  @ParameterizedTest
  @CsvSource({"100.0, 0", "70.0, 1", "120.0, 1", "90.5, 0"})
  void givenSamplesBesideTheFigures_whenTheyDisagree_thenTheDocumentRefutesItself(
      String value, int refuted) {
    // Given
    String samples =
        ",\"samples\":[{\"metric\":\"E2E\",\"values\":[\"10\",\"20\",\"30\",\"40\",\"50\",\"60\","
            + "\"70\",\"80\",\"90\",\"100\"]}]}";
    String document = document(figure("E2E", "0.95", value, "10"));
    // When
    List<Finding> findings = findings(FAST, document.substring(0, document.length() - 1) + samples);
    // Then
    assertThat(findings)
        .filteredOn(finding -> finding.subject().equals("chat published samples"))
        .hasSize(refuted)
        .allMatch(finding -> finding.outcome() == Outcome.REFUTED);
  }

  @Test
  void givenALatencyClaimToo_whenBothAreObserved_thenTheEndpointBearsOneLoad() {
    // Given
    InferenceClaims claims = claims(Judging.latency(LatencyMetric.TTFT, "0.5", "1000"));
    ScriptedEndpoint endpoint = new ScriptedEndpoint(FAST);
    Probes probes = new Both(endpoint, document(P95));
    // When
    CHECK.observe(claims, Judging.terms(claims), probes).await().indefinitely();
    new LatencyCheck().observe(claims, Judging.terms(claims), probes).await().indefinitely();
    // Then
    assertThat(endpoint.asked).hasSize(2);
    assertThat(endpoint.asked.getFirst()).isEqualTo(endpoint.asked.getLast());
  }

  @Test
  void givenNothingPublished_whenJudged_thenNothingIsAsked() {
    // Given
    InferenceClaims claims = InferenceClaims.ofEndpoints(List.of());
    // When
    Finding finding = Judging.finding(CHECK, claims, new ServedDocuments());
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NO_CLAIM);
  }

  private static Finding finding(Behaviour behaviour, String... documents) {
    List<Finding> findings = findings(behaviour, documents);
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private static List<Finding> findings(Behaviour behaviour, String... documents) {
    return Judging.findings(CHECK, claims(), new Both(new ScriptedEndpoint(behaviour), documents));
  }

  /** Documents by the number of the reading, the last one from there on; the rest is the load. */
  private record Both(ScriptedEndpoint endpoint, String... documents) implements Probes {
    @Override
    public <A> Uni<Answer<A>> ask(Question<A> question) {
      if (!(question instanceof HttpGet get)) {
        return endpoint.ask(question);
      }
      int reading = Integer.parseInt(get.occasion().replace("reading ", ""));
      String document = documents[Math.min(reading, documents.length) - 1];
      ServedDocuments served = new ServedDocuments();
      return (document == null ? served : served.serving(URL, EvidenceClass.PROJECT_API, document))
          .ask(question);
    }
  }

  private static String at(String figure, String minute) {
    return document(figure).replace("T11:59", "T" + minute);
  }

  private static String document(String figure) {
    return """
        {"schema":"assay.published-metrics/v1",
         "endpoint":"http://127.42.0.1:4280/v1/chat/completions",
         "window":{"from":"2026-11-01T11:30:00Z","to":"2026-11-01T11:59:00Z"},
         "vantages":["Frankfurt","Ashburn"],
         "metrics":[%s]}"""
        .formatted(figure);
  }

  private static String figure(String metric, String percentile, String value, String n) {
    return "{\"metric\":\"%s\",%s\"value\":\"%s\",\"unit\":\"%s\"%s}"
        .formatted(
            metric,
            percentile == null ? "" : "\"percentile\":\"" + percentile + "\",",
            value,
            percentile == null ? "share" : "ms",
            n == null ? "" : ",\"n\":" + n);
  }

  private static InferenceClaims claims(LatencyClaim... latency) {
    EndpointClaim endpoint = Judging.endpoint("chat", null, latency);
    Statement statement =
        new Statement(URI.create("https://project.example/"), LocalDate.of(2026, 11, 1), "made up");
    try {
      ObjectNode tree = CanonicalJson.tree(Judging.claims(endpoint)).deepCopy();
      tree.putArray("publishedMetrics")
          .add(
              CanonicalJson.tree(
                  new PublishedMetricsClaim("chat", URI.create(URL), null, statement)));
      return CanonicalJson.read(tree, InferenceClaims.class);
    } catch (InvalidDocument e) {
      throw new AssertionError(e);
    }
  }
}
