package dev.assay.verification.policy;

import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.report.Coverage;
import dev.assay.verification.report.LayerReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides the verdict: a pure function of (dossier, terms, reports, policy). The order is fixed: a
 * required or capping check that is refuted fails; a required one that is unproven, absent or not
 * applicable without exemption, or coverage below the floor, is inconclusive; a refuted soft check
 * puts the project on the watch list; else it passes. So an empty dossier can't pass, and a proven
 * liar can't hide behind a source that is down.
 */
public final class Decision {
  private static final List<LayerName> LAYERS =
      List.of(LayerName.COMPUTE, LayerName.DATA, LayerName.INFERENCE, LayerName.TOKENOMICS);

  private final Dossier dossier;
  private final Terms terms;
  private final List<LayerReport> reports;
  private final Policy policy;
  private final Map<String, List<Finding>> byCheck = new LinkedHashMap<>();
  private final Tally tally;

  private Decision(Dossier dossier, Terms terms, List<LayerReport> reports, Policy policy) {
    this.dossier = dossier;
    this.terms = terms;
    this.reports = reports;
    this.policy = policy;
    policy.checks().forEach(rule -> byCheck.put(rule.check(), new ArrayList<>()));
    reports.forEach(
        report ->
            report
                .findings()
                .forEach(f -> byCheck.computeIfAbsent(f.check(), c -> new ArrayList<>()).add(f)));
    this.tally = new Tally(policy, byCheck);
  }

  /**
   * The verdict, without its envelope.
   *
   * @param reports those that came; a layer without one is absent
   * @param derivedFrom the verdict whose evidence is judged again; null for a verification's own
   */
  public static Verdict decide(
      Dossier dossier,
      Terms terms,
      List<LayerReport> reports,
      Policy policy,
      @Nullable String derivedFrom) {
    return new Decision(dossier, terms, reports, policy).verdict(derivedFrom);
  }

  private Verdict verdict(@Nullable String derivedFrom) {
    List<String> failing = checks(Outcome.REFUTED, true);
    List<String> open = openRequired();
    List<String> watched = checks(Outcome.REFUTED, false);
    boolean covered = tally.coverage().share().compareTo(policy.coverageFloor()) >= 0;
    VerdictWord word =
        !failing.isEmpty()
            ? VerdictWord.FAIL
            : !open.isEmpty() || !covered
                ? VerdictWord.INCONCLUSIVE
                : !watched.isEmpty() ? VerdictWord.WATCHLIST : VerdictWord.PASS;
    List<String> decidedBy =
        switch (word) {
          case FAIL -> failing;
          case INCONCLUSIVE -> open;
          case WATCHLIST -> watched;
          case PASS -> required(Outcome.CONFIRMED);
        };
    return new Verdict(
        Verdict.SCHEMA,
        null,
        null,
        terms.asOf(),
        terms.asOf().plus(policy.validFor()),
        dossier.project(),
        word,
        tally.score(),
        tally.coverage(),
        new Verdict.PolicyReference(policy.name(), policy.version(), policy.digest()),
        decidedBy,
        Reckoning.missing(policy, byCheck, tally.coverage()),
        layers(),
        Reckoning.unknowns(byCheck),
        dossier.digest(),
        terms.digest(),
        derivedFrom,
        null);
  }

  /** Checks of this outcome that fail a project, or those that don't. */
  private List<String> checks(Outcome outcome, boolean failing) {
    return byCheck.keySet().stream()
        .filter(check -> outcomeOf(check) == outcome && fails(check) == failing)
        .toList();
  }

  private List<String> required(Outcome outcome) {
    return byCheck.keySet().stream()
        .filter(check -> Reckoning.role(policy, check) == Role.REQUIRED)
        .filter(check -> outcomeOf(check) == outcome)
        .toList();
  }

  private List<String> openRequired() {
    return policy.checks().stream()
        .filter(rule -> rule.role() == Role.REQUIRED)
        .filter(rule -> Reckoning.isOpen(rule, byCheck.getOrDefault(rule.check(), List.of())))
        .map(Rule::check)
        .toList();
  }

  private boolean fails(String check) {
    return Reckoning.role(policy, check) != Role.SOFT;
  }

  private Outcome outcomeOf(String check) {
    return Reckoning.outcome(byCheck.getOrDefault(check, List.of()));
  }

  private List<LayerVerdict> layers() {
    return LAYERS.stream().map(this::layer).toList();
  }

  private LayerVerdict layer(LayerName name) {
    return reports.stream()
        .filter(report -> report.layer() == name)
        .findFirst()
        .map(r -> new LayerVerdict(name, true, r.coverage(), r.findings()))
        .orElseGet(() -> new LayerVerdict(name, false, Coverage.ofFindings(List.of()), List.of()));
  }
}
