package dev.assay.verification.testing;

import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.finding.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Small made-up documents for the kit's own tests. */
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  public static final Terms TERMS = Terms.standard(NOON);
  public static final Digest DIGEST = Digest.of("evidence".getBytes(StandardCharsets.UTF_8));

  private Samples() {}

  public static CheckSpec spec(Standard confirms, Standard refutes, boolean adverse) {
    return new CheckSpec(
        "data.sample",
        1,
        LayerName.DATA,
        "Is it so?",
        Severity.HIGH,
        List.of(new Expectation("it", "It is so.", confirms, refutes)),
        adverse,
        "Make it so.",
        "");
  }

  public static Provenance from(String source, EvidenceClass evidenceClass, Instant at) {
    return new Provenance(source, evidenceClass, at, DIGEST);
  }

  public static Finding finding(String check, String subject, Outcome outcome) {
    return new Finding(
        check,
        1,
        subject,
        outcome,
        outcome.decided()
            ? null
            : outcome == Outcome.UNPROVEN ? Reason.SOURCE_UNREACHABLE : Reason.NO_CLAIM,
        Severity.HIGH,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        "nobody",
        List.of(),
        "as arranged",
        "mend " + subject);
  }
}
