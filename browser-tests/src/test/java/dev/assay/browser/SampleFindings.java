package dev.assay.browser;

import dev.assay.verification.check.LayerName;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.report.Coverage;
import dev.assay.verification.report.LayerReport;
import dev.assay.verification.report.Picture;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Made-up findings and reports in the shape of the real ones, with the evidence behind them. */
final class SampleFindings {
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static final Digest NOTHING = Digest.of(new byte[0]);

  private final SortedMap<Digest, byte[]> evidence =
      new TreeMap<>((one, other) -> one.hex().compareTo(other.hex()));

  /** The evidence of every finding made so far. */
  SortedMap<Digest, byte[]> evidence() {
    return evidence;
  }

  Finding confirmed(String check, String subject) {
    return finding(
        check,
        subject,
        Outcome.CONFIRMED,
        null,
        "1200 ms for 95 % of requests",
        "3 of 800 requests took longer than claimed; up to 25 are compatible with the claim.");
  }

  Finding refuted(String check, String subject) {
    return finding(
        check,
        subject,
        Outcome.REFUTED,
        null,
        "50000 nodes",
        "The list names 412 nodes, of which 408 proved themselves; 50000 were claimed.");
  }

  Finding unproven(String check, String subject) {
    return finding(
        check,
        subject,
        Outcome.UNPROVEN,
        Reason.SOURCE_UNREACHABLE,
        "the licence text lies beside the data",
        "https://data.example.org/licence did not answer within 10 s.");
  }

  /** Nothing is claimed that the check is about. */
  Finding unclaimed(String check) {
    return new Finding(
        check,
        1,
        "all",
        Outcome.NOT_APPLICABLE,
        Reason.NO_CLAIM,
        Severity.HIGH,
        "nothing",
        "nothing",
        List.of(),
        null,
        null,
        null,
        "nobody",
        List.of(),
        "The dossier claims nothing of it.",
        "Claim it.");
  }

  /** A finding with this text wherever a dossier or a source can put one. */
  Finding saying(String check, String text) {
    return finding(check, text, Outcome.UNPROVEN, Reason.NOT_RECOGNISED, text, text);
  }

  private Finding finding(
      String check,
      String subject,
      Outcome outcome,
      Reason reason,
      String claim,
      String explanation) {
    List<Observed> observed =
        List.of(
            observed(check, "latency.e2e.above", "3", "requests", EvidenceClass.MEASURED, subject),
            observed(check, "latency.e2e.p95", "842.125", "ms", EvidenceClass.MEASURED, subject),
            observed(
                check, "endpoint.location", "us-east-1", null, EvidenceClass.PROJECT_API, subject));
    return new Finding(
        check,
        1,
        subject,
        outcome,
        reason,
        Severity.HIGH,
        claim,
        "No more requests exceed the claim than chance explains.",
        observed,
        outcome.decided() ? EvidenceClass.MEASURED : null,
        outcome.decided() ? statistic() : null,
        outcome.decided() ? new BigDecimal("0.0025") : null,
        "nobody but who runs this",
        observed.stream().map(Observed::evidence).distinct().toList(),
        explanation,
        "Publish what can be asked, and claim what it shows.");
  }

  private static Statistic statistic() {
    return new Statistic(
        "binomial tail", new BigDecimal("0.999998"), 800, new BigDecimal("0.0025"));
  }

  private Observed observed(
      String check,
      String name,
      String value,
      String unit,
      EvidenceClass evidenceClass,
      String source) {
    byte[] body = (check + ": " + name + " = " + value).getBytes(StandardCharsets.UTF_8);
    evidence.put(Digest.of(body), body);
    return new Observed(name, value, unit, evidenceClass, NOON, source, Digest.of(body));
  }

  static LayerReport report(LayerName layer, List<Finding> findings, List<Picture> pictures) {
    return new LayerReport(
        LayerReport.SCHEMA,
        layer,
        NOTHING,
        NOTHING,
        1,
        Coverage.ofFindings(findings),
        List.of(),
        findings,
        pictures,
        NOTHING);
  }
}
