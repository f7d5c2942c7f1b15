package dev.assay.verification.policy;

import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.report.Coverage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * Weighs findings under a policy: coverage and score. A check's weight is shared over its
 * applicable subjects; a check that the policy exempts and that doesn't apply is left out.
 */
final class Tally {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private BigDecimal whole = BigDecimal.ZERO;
  private BigDecimal decided = BigDecimal.ZERO;
  private BigDecimal confirmed = BigDecimal.ZERO;

  Tally(Policy policy, Map<String, List<Finding>> byCheck) {
    policy.checks().forEach(rule -> add(rule, byCheck.getOrDefault(rule.check(), List.of())));
  }

  Coverage coverage() {
    return Coverage.of(decided, whole);
  }

  int score() {
    return whole.signum() == 0
        ? 0
        : confirmed.multiply(HUNDRED).divide(whole, 0, RoundingMode.DOWN).intValueExact();
  }

  private void add(Rule rule, List<Finding> findings) {
    List<Outcome> applicable =
        findings.stream().map(Finding::outcome).filter(o -> o != Outcome.NOT_APPLICABLE).toList();
    if (applicable.isEmpty() && !findings.isEmpty() && rule.exemptNotApplicable()) {
      return;
    }
    BigDecimal weight = BigDecimal.valueOf(rule.weight());
    whole = whole.add(weight);
    if (!applicable.isEmpty()) {
      long decisions = applicable.stream().filter(Outcome::decided).count();
      long confirmations = applicable.stream().filter(o -> o == Outcome.CONFIRMED).count();
      decided = decided.add(part(weight, decisions, applicable.size()));
      confirmed = confirmed.add(part(weight, confirmations, applicable.size()));
    }
  }

  private static BigDecimal part(BigDecimal weight, long some, long all) {
    return some == all
        ? weight
        : weight
            .multiply(BigDecimal.valueOf(some))
            .divide(BigDecimal.valueOf(all), MathContext.DECIMAL64);
  }
}
