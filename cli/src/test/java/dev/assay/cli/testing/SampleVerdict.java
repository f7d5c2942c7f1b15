package dev.assay.cli.testing;

import dev.assay.verification.check.LayerName;
import dev.assay.verification.document.Digest;
import dev.assay.verification.dossier.Project;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.policy.LayerVerdict;
import dev.assay.verification.policy.Missing;
import dev.assay.verification.policy.Unknown;
import dev.assay.verification.policy.Verdict;
import dev.assay.verification.policy.Verdict.PolicyReference;
import dev.assay.verification.policy.VerdictWord;
import dev.assay.verification.report.Coverage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A made-up verdict with one finding of each outcome, and with text that a terminal would obey. */
public final class SampleVerdict {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Digest ONES = new Digest("1".repeat(64));

  private SampleVerdict() {}

  public static Verdict create() {
    return new Verdict(
        Verdict.SCHEMA,
        null,
        null,
        NOON,
        NOON.plus(Duration.ofDays(30)),
        new Project("sample", "Sample \u001b[2JProject", null),
        VerdictWord.FAIL,
        42,
        Coverage.parse(new BigDecimal("0.6666")),
        new PolicyReference("balanced", 3, ONES),
        List.of("compute.node-count"),
        List.of(
            new Missing("compute.node-count", "nodes", "List nodes that answer."),
            new Missing(null, null, "A coverage of at least 75 %.")),
        List.of(
            layer(
                LayerName.COMPUTE,
                finding("compute.node-count", Outcome.REFUTED, null),
                finding("compute.node-liveness", Outcome.CONFIRMED, null)),
            layer(
                LayerName.DATA,
                finding("data.integrity", Outcome.UNPROVEN, Reason.SOURCE_UNREACHABLE),
                finding("data.licence", Outcome.NOT_APPLICABLE, Reason.NO_CLAIM)),
            new LayerVerdict(
                LayerName.INFERENCE, false, Coverage.parse(BigDecimal.ZERO), List.of())),
        List.of(
            new Unknown("data.integrity", "nodes", Reason.SOURCE_UNREACHABLE, "Nobody answered."),
            new Unknown("inference.latency", null, null, "The layer did not report.")),
        ONES,
        ONES,
        null,
        ONES);
  }

  private static LayerVerdict layer(LayerName name, Finding... findings) {
    return new LayerVerdict(name, true, Coverage.parse(new BigDecimal("0.5")), List.of(findings));
  }

  public static Finding finding(String check, Outcome outcome, @Nullable Reason reason) {
    boolean decided = outcome.decided();
    return new Finding(
        check,
        1,
        "nodes",
        outcome,
        reason,
        Severity.HIGH,
        "24 nodes",
        "at least 24",
        decided
            ? List.of(
                new Observed(
                    "nodes.answered", "15", "nodes", EvidenceClass.MEASURED, NOON, "assay", ONES))
            : List.of(),
        decided ? EvidenceClass.MEASURED : null,
        decided
            ? new Statistic(
                "hypergeometric tail", new BigDecimal("0.001"), 24, new BigDecimal("0.01"))
            : null,
        decided ? new BigDecimal("0.01") : null,
        "our own probes",
        decided ? List.of(ONES) : List.of(),
        "15 of 24 answered <\u0007&>.",
        "List nodes that answer.");
  }
}
