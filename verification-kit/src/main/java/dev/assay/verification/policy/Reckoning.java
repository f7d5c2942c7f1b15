package dev.assay.verification.policy;

import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.report.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists what a verdict leaves open: the unknowns, and what is missing for a PASS. Pure. */
final class Reckoning {
  private Reckoning() {}

  static Role role(Policy policy, String check) {
    Rule rule = policy.rule(check);
    return rule == null ? Role.SOFT : rule.role();
  }

  static Outcome outcome(List<Finding> findings) {
    return Outcome.overall(findings.stream().map(Finding::outcome).toList());
  }

  /** Whether a required check keeps the verdict from being decided. */
  static boolean isOpen(Rule rule, List<Finding> findings) {
    if (findings.isEmpty()) {
      return true;
    }
    return switch (outcome(findings)) {
      case UNPROVEN -> true;
      case NOT_APPLICABLE -> !rule.exemptNotApplicable();
      case CONFIRMED, REFUTED -> false;
    };
  }

  static List<Unknown> unknowns(Map<String, List<Finding>> byCheck) {
    List<Unknown> unknowns = new ArrayList<>();
    byCheck.forEach(
        (check, findings) -> {
          if (findings.isEmpty()) {
            unknowns.add(new Unknown(check, null, null, "The layer of this check did not report."));
          }
          findings.stream()
              .filter(f -> f.outcome() == Outcome.UNPROVEN)
              .map(f -> new Unknown(check, f.subject(), f.reason(), f.explanation()))
              .forEach(unknowns::add);
        });
    return unknowns;
  }

  static List<Missing> missing(
      Policy policy, Map<String, List<Finding>> byCheck, Coverage coverage) {
    List<Missing> missing = new ArrayList<>();
    byCheck.forEach((check, findings) -> addMissing(policy, check, findings, missing));
    if (coverage.share().compareTo(policy.coverageFloor()) < 0) {
      String what =
          "coverage is %s, the policy's floor is %s"
              .formatted(coverage.share().toPlainString(), policy.coverageFloor().toPlainString());
      missing.add(new Missing(null, null, what));
    }
    return missing;
  }

  private static void addMissing(
      Policy policy, String check, List<Finding> findings, List<Missing> missing) {
    Rule rule = policy.rule(check);
    boolean required = rule != null && rule.role() == Role.REQUIRED;
    if (findings.isEmpty() && required) {
      missing.add(new Missing(check, null, "a report of this check's layer"));
    }
    for (Finding finding : findings) {
      boolean open =
          switch (finding.outcome()) {
            case REFUTED -> true;
            case UNPROVEN -> required;
            case NOT_APPLICABLE -> required && rule != null && isOpen(rule, findings);
            case CONFIRMED -> false;
          };
      if (open) {
        missing.add(new Missing(check, finding.subject(), finding.remediation()));
      }
    }
  }
}
