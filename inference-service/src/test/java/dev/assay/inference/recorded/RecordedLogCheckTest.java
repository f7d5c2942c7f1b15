package dev.assay.inference.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.LatencyClaim;
import dev.assay.inference.claims.LatencyMetric;
import dev.assay.inference.claims.RecordedLogClaim;
import dev.assay.inference.claims.RecordedLogClaim.Format;
import dev.assay.inference.testing.Judging;
import dev.assay.inference.testing.ServedDocuments;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedLogCheckTest {
  private static final RecordedLogCheck CHECK = new RecordedLogCheck();
  private static final String URL = "https://project.example/log";
  private static final LatencyClaim P95 = Judging.latency(LatencyMetric.E2E, "0.95", "1000");

  /** With one claim at 1 % and 800 requests, p95 takes up to 25 above and is refuted from 56. */
  static Stream<Arguments> percentiles() {
    return Stream.of(
        arguments("all within", Logs.vllm(800, 0, 0, 0), Outcome.UNPROVEN, Reason.WEAK_SOURCE),
        arguments("25 slow", Logs.vllm(800, 25, 0, 0), Outcome.UNPROVEN, Reason.WEAK_SOURCE),
        arguments("26 slow", Logs.vllm(800, 26, 0, 0), Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments("26 unreadable", Logs.vllm(800, 0, 0, 26), Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments("60 unreadable", Logs.vllm(800, 0, 0, 60), Outcome.UNPROVEN, Reason.UNDECIDED),
        arguments("56 slow", Logs.vllm(800, 56, 0, 0), Outcome.REFUTED, null),
        arguments("56 failed", Logs.vllm(800, 0, 56, 0), Outcome.REFUTED, null),
        arguments("all failed", Logs.vllm(800, 0, 800, 0), Outcome.REFUTED, null),
        arguments("43 slow, so its own p95", Logs.vllm(800, 43, 0, 0), Outcome.REFUTED, null),
        arguments("a few", Logs.vllm(50, 0, 0, 0), Outcome.UNPROVEN, Reason.TOO_FEW_SAMPLES),
        arguments(
            "a summary that fits",
            "{\"duration\":1,\"completed\":800,\"p95_e2el_ms\":900}",
            Outcome.UNPROVEN,
            Reason.NOT_MEASURABLE),
        arguments(
            "a summary that says otherwise",
            "{\"duration\":1,\"completed\":800,\"p95_e2el_ms\":1100}",
            Outcome.REFUTED,
            null),
        arguments(
            "a summary rounded up by a thousandth",
            "{\"duration\":1,\"completed\":800,\"p95_e2el_ms\":1000.9}",
            Outcome.UNPROVEN,
            Reason.NOT_MEASURABLE),
        arguments("a page", "<html>", Outcome.UNPROVEN, Reason.SOURCE_SHAPE_CHANGED),
        arguments("nothing", null, Outcome.UNPROVEN, Reason.SOURCE_UNREACHABLE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void percentiles(String why, String log, Outcome outcome, Reason reason) {
    // When
    Finding finding = findings(claim(Format.VLLM, null, P95), log).get(1);
    // Then
    assertThat(finding.subject()).isEqualTo("run E2E p95");
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  static Stream<Arguments> countsOfLoadgen() {
    return Stream.of(
        arguments("above the target", "0.99", "900", Outcome.UNPROVEN, Reason.WEAK_SOURCE),
        arguments("at the target", "0.99", "800", Outcome.UNPROVEN, Reason.WEAK_SOURCE),
        arguments("more than is allowed", "0.999", "800", Outcome.REFUTED, null),
        arguments("below its own figure", "0.95", "500", Outcome.REFUTED, null),
        arguments("below the target", "0.95", "600", Outcome.UNPROVEN, Reason.UNDECIDED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void countsOfLoadgen(String why, String p, String limit, Outcome outcome, Reason reason) {
    // Given
    LatencyClaim claim = Judging.latency(LatencyMetric.E2E, p, limit);
    // When
    Finding finding =
        findings(claim(Format.MLPERF_LOADGEN, null, claim), Logs.text("valid-loadgen-server.txt"))
            .get(1);
    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void givenALogThatItsToolCallsInvalid_whenJudged_thenItConfirmsNothing() {
    // Given
    String log =
        Logs.text("valid-loadgen-server.txt")
            .replace("\"VALID\"", "\"INVALID\"")
            .replace("_duration_met\", \"value\": true", "_duration_met\", \"value\": false");
    LatencyClaim claim = Judging.latency(LatencyMetric.E2E, "0.99", "900");
    // When
    Finding finding = findings(claim(Format.MLPERF_LOADGEN, null, claim), log).get(1);
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.WEAK_SOURCE);
    assertThat(finding.explanation()).contains("calls this run invalid");
  }

  @Test
  void givenAPinnedLogThatIsRight_whenJudged_thenAProjectsWordRemainsItsWord() {
    // Given
    String log = Logs.text("valid-vllm-detailed.json");
    Digest pin = Digest.of(log.getBytes(StandardCharsets.UTF_8));
    // When
    Finding finding = findings(claim(Format.VLLM, pin, P95), log).getFirst();
    // Then
    assertThat(finding.subject()).isEqualTo("run consistency");
    assertThat(finding.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(finding.reason()).isEqualTo(Reason.WEAK_SOURCE);
    assertThat(finding.evidenceClass()).isEqualTo(EvidenceClass.HASH_PINNED);
  }

  @Test
  void givenAnotherLogThanPinned_whenJudged_thenItIsNotRead() {
    // Given
    RecordedLogClaim claim = claim(Format.VLLM, Digest.of(new byte[] {1}), P95);
    // When
    List<Finding> findings = findings(claim, Logs.vllm(800, 800, 0, 0));
    // Then
    assertThat(findings).extracting(Finding::reason).containsOnly(Reason.CHANGED);
  }

  @Test
  void givenALogThatNoRunCanProduce_whenJudged_thenItIsRefutedAndSaysWhy() {
    // Given
    byte[] log = Logs.changed("valid-vllm-detailed.json", tree -> tree.put("p99_e2el_ms", 40));
    // When
    Finding finding =
        findings(claim(Format.VLLM, null, P95), new String(log, StandardCharsets.UTF_8)).getFirst();
    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(finding.explanation()).contains("No run can have produced").contains("E2E p99");
    assertThat(Judging.value(finding, "log.contradiction.0")).contains("40.0 ms");
  }

  @Test
  void givenAMetricThatTheLogLacks_whenJudged_thenItCannotBeTold() {
    // Given
    RecordedLogClaim claim =
        claim(Format.GHZ, null, Judging.latency(LatencyMetric.TTFT, "0.5", "10"));
    // When
    Finding finding = findings(claim, Logs.text("valid-ghz.json")).get(1);
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NOT_MEASURABLE);
  }

  @Test
  void givenNoLogs_whenJudged_thenThereIsNoClaim() {
    // When
    Finding finding =
        Judging.finding(CHECK, InferenceClaims.ofEndpoints(List.of()), new ServedDocuments());
    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NO_CLAIM);
  }

  private static List<Finding> findings(RecordedLogClaim claim, String log) {
    ServedDocuments served = new ServedDocuments();
    if (log != null) {
      served.serving(URL, EvidenceClass.PROJECT_API, log);
    }
    return Judging.findings(CHECK, claims(claim), served);
  }

  private static RecordedLogClaim claim(Format format, Digest pin, LatencyClaim shown) {
    return new RecordedLogClaim(
        "run", URI.create(URL), pin, format, List.of(shown), shown.statement());
  }

  private static InferenceClaims claims(RecordedLogClaim claim) {
    try {
      ObjectNode tree = CanonicalJson.tree(InferenceClaims.ofEndpoints(List.of())).deepCopy();
      tree.putArray("recordedLogs").add(CanonicalJson.tree(claim));
      return CanonicalJson.read(tree, InferenceClaims.class);
    } catch (InvalidDocument e) {
      throw new AssertionError(e);
    }
  }
}
