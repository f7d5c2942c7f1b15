package dev.assay.system.truth;

import dev.assay.system.truth.TruthCase.Expected;
import dev.assay.system.truth.TruthCase.Kind;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of one case.
 *
 * @param named whether whatever consumers read names the refuted check: always so at a layer's own
 *     door, at the gateway only when the verdict is FAIL or WATCHLIST because of it
 * @param trouble why there are no findings; empty when there are
 */
record CaseResult(TruthCase of, List<Finding> findings, boolean named, String trouble) {
  CaseResult {
    findings = List.copyOf(findings);
  }

  /** A case that did not run to its end. */
  static CaseResult failed(TruthCase of, String trouble) {
    return new CaseResult(of, List.of(), false, trouble);
  }

  /** Whether the case's own check refutes the planted claim, and says so where it is read. */
  boolean caught() {
    return named && decisive().map(f -> f.outcome() == Outcome.REFUTED).orElse(false);
  }

  /** Whether anything at all was refuted. */
  boolean accused() {
    return findings.stream().anyMatch(f -> f.outcome() == Outcome.REFUTED);
  }

  /**
   * Whether the case's own check found what the case says; a case that tests nothing shows here.
   */
  boolean asExpected() {
    Expected expected = of.expected();
    return decisive()
        .map(f -> f.outcome() == expected.outcome() && f.reason() == expected.reason())
        .orElse(false);
  }

  /** Whether the suite may go by this case: caught, or neither accused nor empty. */
  boolean good() {
    return of.kind() == Kind.LIE ? caught() : !accused() && asExpected();
  }

  /** The finding in a few words, the same in every run. */
  String finding() {
    return decisive().map(CaseResult::inShort).orElseGet(this::withoutFinding);
  }

  /** The same with the check's own explanation. */
  String explained() {
    return decisive().map(f -> inShort(f) + ": " + f.explanation()).orElseGet(this::withoutFinding);
  }

  /** What was refuted, for a case in which nothing should be. */
  List<String> accusations() {
    return findings.stream()
        .filter(f -> f.outcome() == Outcome.REFUTED)
        .map(f -> f.check() + " " + inShort(f) + ": " + f.explanation())
        .toList();
  }

  /** A check that failed itself has a finding on another subject, which says why. */
  private String withoutFinding() {
    String others =
        findings.stream()
            .filter(f -> f.check().equals(of.check()))
            .map(f -> inShort(f) + ": " + f.explanation())
            .collect(Collectors.joining("; "));
    return trouble.isEmpty()
        ? "no finding on %s, but %s".formatted(of.expected().subject(), others)
        : trouble;
  }

  private Optional<Finding> decisive() {
    return findings.stream()
        .filter(f -> f.check().equals(of.check()) && f.subject().equals(of.expected().subject()))
        .findFirst();
  }

  private static String inShort(Finding finding) {
    String reason = finding.reason() == null ? "" : " (" + finding.reason() + ")";
    return finding.outcome() + reason + " " + finding.subject();
  }
}
