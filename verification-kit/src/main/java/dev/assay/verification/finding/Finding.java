package dev.assay.verification.finding;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.EvidenceClass;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check's answer about one subject, as it stands in reports, verdicts and pages. Made by {@link
 * Grading} only.
 *
 * @param check id of the check
 * @param checkVersion the version of the check that judged
 * @param subject which claim, endpoint or dataset
 * @param outcome what was found
 * @param reason why it is UNPROVEN or NOT_APPLICABLE
 * @param severity of a refutation
 * @param claim what the project says; null when it says nothing
 * @param expected what would confirm it
 * @param observed the observed values, the deciding ones first
 * @param evidenceClass the weakest class that the outcome rests on; null when it rests on none
 * @param statistic the figure of a statistical decision
 * @param errorProbability the probability that the decision is wrong, at most
 * @param trusts whom a reader has to trust
 * @param evidence digests behind the observed values, sorted
 * @param explanation what was found
 * @param remediation what the project can do about it
 */
public record Finding(
    String check,
    int checkVersion,
    String subject,
    Outcome outcome,
    @Nullable Reason reason,
    Severity severity,
    @Nullable String claim,
    @Nullable String expected,
    List<Observed> observed,
    @Nullable EvidenceClass evidenceClass,
    @Nullable Statistic statistic,
    @Nullable BigDecimal errorProbability,
    String trusts,
    List<Digest> evidence,
    String explanation,
    String remediation) {
  public Finding {
    Require.text(check, "check", 100);
    Require.present(subject, "subject");
    Require.present(outcome, "outcome");
    Require.present(severity, "severity");
    observed = List.copyOf(observed);
    evidence = List.copyOf(evidence);
  }
}
