package dev.assay.verification.finding;

import static dev.assay.verification.evidence.EvidenceClass.CHAIN;
import static dev.assay.verification.evidence.EvidenceClass.DECLARED;
import static dev.assay.verification.evidence.EvidenceClass.MEASURED;
import static dev.assay.verification.evidence.EvidenceClass.PROJECT_API;
import static dev.assay.verification.evidence.EvidenceClass.THIRD_PARTY_API;
import static dev.assay.verification.testing.Samples.NOON;
import static dev.assay.verification.testing.Samples.TERMS;
import static dev.assay.verification.testing.Samples.from;
import static dev.assay.verification.testing.Samples.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.verification.check.Standard;
import dev.assay.verification.evidence.EvidenceClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GradingTest {
  private static final Instant OLD = NOON.minus(Duration.ofDays(3));

  static Stream<Arguments> table() {
    return Stream.of(
        // confirms from, refutes from, judged, evidence, sources, at, outcome, reason
        row(Standard.of(CHAIN), Standard.of(DECLARED), true, CHAIN, 1, NOON, "CONFIRMED", null),
        row(Standard.of(CHAIN), Standard.of(DECLARED), true, MEASURED, 1, NOON, "CONFIRMED", null),
        row(
            Standard.of(CHAIN),
            Standard.of(DECLARED),
            true,
            DECLARED,
            1,
            NOON,
            "UNPROVEN",
            "WEAK_SOURCE"),
        row(Standard.of(CHAIN), Standard.of(DECLARED), false, DECLARED, 1, NOON, "REFUTED", null),
        row(
            Standard.of(CHAIN),
            Standard.of(PROJECT_API),
            false,
            DECLARED,
            1,
            NOON,
            "UNPROVEN",
            "WEAK_SOURCE"),
        row(
            Standard.of(CHAIN),
            Standard.of(THIRD_PARTY_API, 2),
            false,
            THIRD_PARTY_API,
            1,
            NOON,
            "UNPROVEN",
            "WEAK_SOURCE"),
        row(
            Standard.of(CHAIN),
            Standard.of(THIRD_PARTY_API, 2),
            false,
            THIRD_PARTY_API,
            2,
            NOON,
            "REFUTED",
            null),
        row(
            Standard.of(MEASURED),
            Standard.of(MEASURED),
            true,
            MEASURED,
            1,
            OLD,
            "UNPROVEN",
            "STALE"),
        row(
            Standard.of(MEASURED),
            Standard.of(MEASURED),
            false,
            MEASURED,
            1,
            OLD,
            "UNPROVEN",
            "STALE"),
        row(
            Standard.of(DECLARED),
            Standard.of(DECLARED),
            false,
            DECLARED,
            1,
            OLD,
            "REFUTED",
            null));
  }

  @ParameterizedTest
  @MethodSource("table")
  void evidence_decides_what_a_judgement_becomes(
      Standard confirms,
      Standard refutes,
      boolean judgedTrue,
      EvidenceClass evidence,
      int sources,
      Instant at,
      Outcome outcome,
      Reason reason) {
    // Given
    Grading grading = new Grading(spec(confirms, refutes, false), TERMS);
    Judgement.Subject subject = Judgement.about("thing", "it");
    for (int i = 0; i < sources; i++) {
      subject.observing(Observed.of("value", "1", from("source-" + i, evidence, at)));
    }

    // When
    Finding finding =
        grading.grade(judgedTrue ? subject.confirmed("Yes.") : subject.refuted("No."));

    // Then
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
    assertThat(finding.evidenceClass()).isEqualTo(evidence);
  }

  @Test
  void a_strong_value_does_not_carry_a_weak_one() {
    // Given
    Grading grading = new Grading(spec(Standard.of(CHAIN), Standard.of(CHAIN), false), TERMS);

    // When
    Finding finding =
        grading.grade(
            Judgement.about("thing", "it")
                .observing(Observed.of("strong", "1", from("a", MEASURED, NOON)))
                .observing(Observed.of("weak", "1", from("b", PROJECT_API, NOON)))
                .confirmed("Yes."));

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.WEAK_SOURCE);
    assertThat(finding.explanation()).contains("weak is PROJECT_API, needed is CHAIN");
  }

  @Test
  void an_adverse_check_cannot_confirm() {
    // Given
    Grading grading = new Grading(spec(Standard.of(DECLARED), Standard.of(DECLARED), true), TERMS);
    Judgement judgement =
        Judgement.about("thing", "it")
            .observing(Observed.of("value", "1", from("a", MEASURED, NOON)))
            .confirmed("Yes.");

    // When, then
    assertThatThrownBy(() -> grading.grade(judgement)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_decision_rests_on_something() {
    // Given
    Judgement.Subject nothing = Judgement.about("thing", "it");

    // When, then
    assertThatThrownBy(() -> nothing.confirmed("Yes."))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> nothing.refuted("No.")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Arguments row(
      Standard confirms,
      Standard refutes,
      boolean judgedTrue,
      EvidenceClass evidence,
      int sources,
      Instant at,
      String outcome,
      String reason) {
    List<Object> row =
        new ArrayList<>(List.of(confirms, refutes, judgedTrue, evidence, sources, at));
    row.add(Outcome.valueOf(outcome));
    row.add(reason == null ? null : Reason.valueOf(reason));
    return Arguments.of(row.toArray());
  }
}
