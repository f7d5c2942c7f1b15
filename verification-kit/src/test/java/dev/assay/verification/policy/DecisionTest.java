package dev.assay.verification.policy;

import static dev.assay.verification.testing.Samples.DIGEST;
import static dev.assay.verification.testing.Samples.NOON;
import static dev.assay.verification.testing.Samples.TERMS;
import static dev.assay.verification.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.verification.check.LayerName;
import dev.assay.verification.dossier.Dossier;
import dev.assay.verification.dossier.LayerClaims;
import dev.assay.verification.dossier.Project;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.report.Coverage;
import dev.assay.verification.report.LayerReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {
  private static final Dossier DOSSIER =
      new Dossier(
          Dossier.SCHEMA,
          new Project("sample", "Sample", null),
          null,
          new LayerClaims(null, null, null, null));
  private static final Policy POLICY =
      new Policy(
          Policy.SCHEMA,
          "sample",
          1,
          "Sample",
          "For this test.",
          Duration.ofDays(30),
          new BigDecimal("0.5"),
          new BigDecimal("0.01"),
          TERMS.sampling(),
          TERMS.freshness(),
          Map.of(),
          List.of(
              new Rule("data.required", Role.REQUIRED, 40, false),
              new Rule("data.exempted", Role.REQUIRED, 20, true),
              new Rule("data.cap", Role.CAP, 20, true),
              new Rule("data.soft", Role.SOFT, 20, true)));

  // Each check is C(onfirmed), R(efuted), U(nproven), N(ot applicable) or - (absent).
  @ParameterizedTest
  @CsvSource({
    "C, C, C, C, C, PASS, 100, 1.0000",
    "C, N, N, N, -, PASS, 100, 1.0000",
    "R, C, C, C, C, FAIL, 60, 1.0000",
    "R, U, U, U, U, FAIL, 0, 0.4000",
    "C, C, R, C, C, FAIL, 80, 1.0000",
    "U, C, R, C, C, FAIL, 40, 0.6000",
    "U, C, C, R, C, INCONCLUSIVE, 40, 0.6000",
    "-, C, C, C, C, INCONCLUSIVE, 60, 0.6000",
    "N, C, C, C, C, INCONCLUSIVE, 60, 0.6000",
    "C, U, C, C, C, INCONCLUSIVE, 80, 0.8000",
    "C, C, C, R, C, WATCHLIST, 80, 1.0000",
    "C, C, C, C, R, WATCHLIST, 100, 1.0000",
    "C, C, U, U, C, PASS, 60, 0.6000",
    "C, N, U, U, C, PASS, 50, 0.5000",
    "-, -, -, -, -, INCONCLUSIVE, 0, 0.0000",
    "N, N, N, N, N, INCONCLUSIVE, 0, 0.0000",
  })
  void the_order_decides(
      String required,
      String exempted,
      String cap,
      String soft,
      String unnamed,
      VerdictWord word,
      int score,
      String coverage) {
    // Given
    List<Finding> findings = new ArrayList<>();
    add(findings, "data.required", required);
    add(findings, "data.exempted", exempted);
    add(findings, "data.cap", cap);
    add(findings, "data.soft", soft);
    add(findings, "data.unnamed", unnamed);

    // When
    Verdict verdict = Decision.decide(DOSSIER, TERMS, List.of(report(findings)), POLICY, null);

    // Then
    assertThat(verdict.verdict()).isEqualTo(word);
    assertThat(verdict.score()).isEqualTo(score);
    assertThat(verdict.coverage().share()).isEqualByComparingTo(coverage);
    assertThat(verdict.missingForPass().isEmpty()).isEqualTo(word == VerdictWord.PASS);
    assertThat(verdict.validUntil()).isEqualTo(NOON.plus(Duration.ofDays(30)));
  }

  @Test
  void a_coverage_below_the_floor_is_inconclusive_whatever_was_confirmed() {
    // Given: the required check is confirmed for one of its five subjects' worth of weight
    List<Finding> findings = new ArrayList<>();
    add(findings, "data.required", "C");
    add(findings, "data.exempted", "N");
    add(findings, "data.cap", "U");
    add(findings, "data.soft", "U");
    Policy strict = withFloor("0.51");

    // When
    Verdict verdict = Decision.decide(DOSSIER, TERMS, List.of(report(findings)), strict, null);

    // Then
    assertThat(verdict.verdict()).isEqualTo(VerdictWord.INCONCLUSIVE);
    assertThat(verdict.decidedBy()).isEmpty();
    assertThat(verdict.missingForPass())
        .anySatisfy(m -> assertThat(m.what()).contains("the policy's floor is 0.51"));
  }

  @Test
  void a_check_shares_its_weight_over_its_subjects() {
    // Given
    List<Finding> findings = new ArrayList<>();
    add(findings, "data.required", "C");
    add(findings, "data.exempted", "N");
    findings.add(finding("data.soft", "a", Outcome.CONFIRMED));
    findings.add(finding("data.soft", "b", Outcome.UNPROVEN));
    findings.add(finding("data.soft", "c", Outcome.NOT_APPLICABLE));
    add(findings, "data.cap", "N");

    // When
    Verdict verdict = Decision.decide(DOSSIER, TERMS, List.of(report(findings)), POLICY, null);

    // Then: 40 + 20/2 of 60
    assertThat(verdict.coverage().share()).isEqualByComparingTo("0.8333");
    assertThat(verdict.unknowns()).extracting(Unknown::subject).containsExactly("b");
  }

  @Test
  void a_layer_that_did_not_report_is_named_and_never_counts_for_the_project() {
    // When
    Verdict verdict = Decision.decide(DOSSIER, TERMS, List.of(), POLICY, null);

    // Then
    assertThat(verdict.verdict()).isEqualTo(VerdictWord.INCONCLUSIVE);
    assertThat(verdict.decidedBy()).containsExactly("data.required", "data.exempted");
    assertThat(verdict.layers()).extracting(LayerVerdict::reported).containsOnly(false);
    assertThat(verdict.unknowns()).hasSize(4);
  }

  @Test
  void the_built_in_policies_are_valid_and_name_each_check_once() {
    // When
    List<Policy> policies = BuiltInPolicies.all();

    // Then
    assertThat(policies)
        .extracting(Policy::name)
        .containsExactly("balanced", "conservative", "frontier");
    assertThat(policies)
        .allSatisfy(p -> assertThat(p.checks()).extracting(Rule::check).doesNotHaveDuplicates());
  }

  private static Policy withFloor(String floor) {
    return new Policy(
        Policy.SCHEMA,
        POLICY.name(),
        2,
        POLICY.title(),
        POLICY.description(),
        POLICY.validFor(),
        new BigDecimal(floor),
        POLICY.errorProbability(),
        POLICY.sampling(),
        POLICY.freshness(),
        Map.of(),
        POLICY.checks());
  }

  private static void add(List<Finding> findings, String check, String letter) {
    switch (letter) {
      case "C" -> findings.add(finding(check, "s", Outcome.CONFIRMED));
      case "R" -> findings.add(finding(check, "s", Outcome.REFUTED));
      case "U" -> findings.add(finding(check, "s", Outcome.UNPROVEN));
      case "N" -> findings.add(finding(check, "s", Outcome.NOT_APPLICABLE));
      default -> {}
    }
  }

  private static LayerReport report(List<Finding> findings) {
    return new LayerReport(
        LayerReport.SCHEMA,
        LayerName.DATA,
        DIGEST,
        DIGEST,
        0,
        Coverage.ofFindings(findings),
        List.of(),
        findings,
        List.of(),
        DIGEST);
  }
}
