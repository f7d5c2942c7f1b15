package dev.assay.inference.published;

import static dev.assay.inference.testing.Behaviour.ok;
import static dev.assay.verification.finding.Outcome.CONFIRMED;
import static dev.assay.verification.finding.Outcome.REFUTED;
import static dev.assay.verification.finding.Outcome.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.PublishedMetricsClaim;
import dev.assay.inference.testing.Behaviour;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.ScriptedEndpoint;
import dev.assay.inference.testing.ServedDocuments;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.dossier.Statement;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.HttpGet;
import dev.assay.verification.probe.Probes;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.RecordedAnswer;
import dev.assay.verification.signature.SigningKey;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrafficJudgeTest {
  private static final PublishedMetricsCheck CHECK = new PublishedMetricsCheck();
  private static final String FIGURES = "https://project.example/metrics.json";
  private static final String LOG = "https://project.example/traffic.ndjson";
  private static final SigningKey KEY = SigningKey.fresh();
  private static final Behaviour FAST = ok(20, 50);

  /** TTFT of 100, 101, ... 199 ms in turn, E2E a second more: the p50 lies at 149 or 150 ms. */
  private static final String HONEST = TrafficLogs.of(1000, TrafficJudgeTest::row);

  static Stream<Arguments> figures() {
    String half = HONEST.replace("T11:00:00Z", "T11:45:00Z");
    return Stream.of(
        arguments("as logged", HONEST, ttft("0.5", "150", 1000), CONFIRMED, null),
        arguments(
            "just below the request below it", HONEST, ttft("0.5", "148", 1000), REFUTED, null),
        arguments("rounded to it", HONEST, ttft("0.5", "149", 1000), CONFIRMED, null),
        arguments("worse", HONEST, ttft("0.5", "900", 1000), CONFIRMED, null),
        arguments("half of it", HONEST, ttft("0.5", "75", 1000), REFUTED, null),
        arguments("half of it without n", HONEST, ttft("0.5", "75", null), REFUTED, null),
        arguments("more requests than logged", HONEST, ttft("0.5", "150", 1001), REFUTED, null),
        arguments("fewer than logged", HONEST, ttft("0.5", "150", 10), CONFIRMED, null),
        arguments("the tail", HONEST, ttft("0.99", "190", 1000), REFUTED, null),
        arguments("failures reach it", log(1000, 100), ttft("0.95", "119999", 1000), REFUTED, null),
        arguments(
            "unread rows decide it",
            HONEST + "{}\n".repeat(100),
            ttft("0.5", "149", 1000),
            UNPROVEN,
            Reason.UNDECIDED),
        arguments(
            "they don't", HONEST + "{}\n".repeat(100), ttft("0.5", "75", 1000), REFUTED, null),
        arguments("a share", log(1000, 10), share("0.99", 1000), CONFIRMED, null),
        arguments("a better share", log(1000, 30), share("0.99", 1000), REFUTED, null),
        arguments(
            "a share that unread rows decide",
            log(1000, 10) + "{}\n".repeat(30),
            share("0.99", 1000),
            UNPROVEN,
            Reason.UNDECIDED),
        arguments(
            "another window", half, ttft("0.5", "75", 1000), UNPROVEN, Reason.WINDOW_NOT_COVERED),
        arguments(
            "no times to the first token",
            HONEST.replaceAll("\"ttftMs\":\"[0-9]+\",", ""),
            ttft("0.5", "75", 1000),
            UNPROVEN,
            Reason.NOT_MEASURABLE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void figures(String why, String log, String figure, Outcome outcome, Reason reason) {
    // When
    Finding finding =
        about("in its log", findings(FAST, figure, TrafficLogs.signed(log, KEY), List.of(KEY)));
    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  static Stream<Arguments> signers() {
    String signed = TrafficLogs.signed(HONEST, KEY);
    return Stream.of(
        arguments("nobody", HONEST, List.of(KEY), "NOBODY"),
        arguments("a stranger", signed, List.of(), "STRANGER"),
        arguments("another key", signed, List.of(SigningKey.fresh()), "STRANGER"),
        arguments("for other lines", signed.replace("eu", "us"), List.of(KEY), "BROKEN"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void signers(String why, String log, List<SigningKey> trusted, String signer) {
    // When
    Finding good = about("in its log", findings(FAST, ttft("0.5", "150", 1000), log, trusted));
    Finding bad = about("in its log", findings(FAST, ttft("0.5", "75", 1000), log, trusted));
    // Then
    assertThat(good.outcome()).isEqualTo(UNPROVEN);
    assertThat(good.reason()).isEqualTo(Reason.WEAK_SOURCE);
    assertThat(Judging.value(good, "log.signed-by")).isEqualTo(signer);
    assertThat(bad.outcome()).isEqualTo(REFUTED);
  }

  static Stream<Arguments> alone() {
    String same = TrafficLogs.of(1000, i -> TrafficLogs.ok(i, "150", "1150"));
    return Stream.of(
        arguments("we get better", FAST, HONEST, CONFIRMED, null, ""),
        arguments("we get far worse", ok(400, 450), HONEST, REFUTED, null, ""),
        arguments(
            "measured from one place",
            FAST,
            HONEST.replace("\"us\"", "\"eu\""),
            UNPROVEN,
            Reason.WEAK_SOURCE,
            "one place"),
        arguments("no variance", FAST, same, UNPROVEN, Reason.WEAK_SOURCE, "the same TTFT"),
        arguments("no variance, and worse", ok(400, 450), same, REFUTED, null, ""),
        arguments(
            "of yesterday",
            FAST,
            HONEST.replace("2026-11-01", "2026-10-31"),
            UNPROVEN,
            Reason.WINDOW_NOT_COVERED,
            "not of now"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void alone(String why, Behaviour ours, String log, Outcome outcome, Reason reason, String named) {
    // When
    Finding finding = about("logged TTFT p50", findings(ours, null, log, List.of()));
    // Then
    assertThat(finding.outcome()).as(finding.explanation()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
    assertThat(finding.explanation()).contains(named);
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        arguments("<html>", Reason.SOURCE_SHAPE_CHANGED),
        arguments(null, Reason.SOURCE_UNREACHABLE),
        arguments(HONEST.replace("chat/completions", "other"), Reason.NOT_COVERED),
        arguments(TrafficLogs.HEAD, Reason.TOO_FEW_SAMPLES));
  }

  @ParameterizedTest
  @MethodSource
  void unreadable(String log, Reason reason) {
    // When
    Finding finding = about("traffic log", findings(FAST, null, log, List.of()));
    // Then
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void givenBoth_whenJudged_thenFiguresAndLogAreEachHeldAgainstOurs() {
    // When
    List<Finding> findings = findings(FAST, ttft("0.5", "150", 1000), HONEST, List.of());
    // Then
    assertThat(findings)
        .extracting(Finding::subject)
        .containsExactly(
            "chat published TTFT p50",
            "chat published TTFT p50 in its log",
            "chat logged TTFT p50",
            "chat logged TTFT p95",
            "chat logged E2E p50",
            "chat logged E2E p95",
            "chat logged AVAILABILITY");
  }

  private static Finding about(String words, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.subject().endsWith(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing about " + words + " in " + findings));
  }

  private static List<Finding> findings(
      Behaviour ours, String figure, String log, List<SigningKey> trusted) {
    ServedDocuments served = new ServedDocuments();
    if (figure != null) {
      served.serving(FIGURES, EvidenceClass.PROJECT_API, document(figure));
    }
    if (log != null) {
      served.serving(LOG, EvidenceClass.PROJECT_API, log);
    }
    Probes probes = new Served(new ScriptedEndpoint(ours), served, trusted);
    return Judging.findings(CHECK, claims(figure != null), probes);
  }

  /** Documents, the operator's keys, and an endpoint under load. */
  private record Served(
      ScriptedEndpoint endpoint, ServedDocuments documents, List<SigningKey> trusted)
      implements Probes {
    @Override
    public <A> Uni<Answer<A>> ask(Question<A> question) {
      return switch (question) {
        case HttpGet get -> documents.ask(question);
        case TrustedSigners signers -> keys(question);
        default -> endpoint.ask(question);
      };
    }

    private <A> Uni<Answer<A>> keys(Question<A> question) {
      byte[] body =
          CanonicalJson.write(TrustedKeys.of(trusted.stream().map(SigningKey::name).toList()));
      Envelope envelope =
          new Envelope(
              Envelope.SCHEMA,
              question.canonical(),
              Instant.parse("2026-11-01T12:00:00Z"),
              "assay",
              EvidenceClass.MEASURED,
              null,
              null,
              CanonicalJson.mediaType(),
              Digest.of(body),
              Map.of());
      return Uni.createFrom().item(new RecordedAnswer(envelope, body).read(question));
    }
  }

  private static String row(int i) {
    return TrafficLogs.ok(i, String.valueOf(100 + i % 100), String.valueOf(1100 + i % 100));
  }

  private static String log(int rows, int failed) {
    return TrafficLogs.of(rows, i -> i < failed ? TrafficLogs.failed(i) : row(i));
  }

  private static String ttft(String percentile, String value, Integer n) {
    return "{\"metric\":\"TTFT\",\"percentile\":\"%s\",\"value\":\"%s\",\"unit\":\"ms\"%s}"
        .formatted(percentile, value, n == null ? "" : ",\"n\":" + n);
  }

  private static String share(String value, int n) {
    return "{\"metric\":\"AVAILABILITY\",\"value\":\"%s\",\"unit\":\"share\",\"n\":%d}"
        .formatted(value, n);
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

  private static InferenceClaims claims(boolean figures) {
    Statement statement =
        new Statement(URI.create("https://project.example/"), LocalDate.of(2026, 11, 1), "made up");
    PublishedMetricsClaim claim =
        new PublishedMetricsClaim(
            "chat", figures ? URI.create(FIGURES) : null, URI.create(LOG), statement);
    try {
      ObjectNode tree =
          CanonicalJson.tree(Judging.claims(Judging.endpoint("chat", null))).deepCopy();
      tree.putArray("publishedMetrics").add(CanonicalJson.tree(claim));
      return CanonicalJson.read(tree, InferenceClaims.class);
    } catch (InvalidDocument e) {
      throw new AssertionError(e);
    }
  }
}
