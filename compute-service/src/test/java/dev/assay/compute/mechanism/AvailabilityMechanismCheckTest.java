package dev.assay.compute.mechanism;

import static dev.assay.compute.testing.ClaimsText.claims;
import static dev.assay.compute.testing.ClaimsText.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvailabilityMechanismCheckTest {

  @ParameterizedTest(name = "p {0} d {1} c {2} R {3} S {4} g {5}: {6}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          0.1, 0.9, 0,   10, 200, 5,    UNPROVEN, WEAK_SOURCE, holds while less than 0.7354
          0.1, 0.9, 0.2, 10, 200, 5,    UNPROVEN, WEAK_SOURCE, lose at most 15.12
          0.1, 0.9, 0.8, 10, 200, 5,    REFUTED,  -,           lose at most 3.78
          0.1, 0.5, 0,   10, 90,  5,    REFUTED,  -,           lose at most 5
          0.1, 0.5, 0,   10, 90.1, 5,   UNPROVEN, WEAK_SOURCE, lose at most 5.005
          0,   1,   0,   10, 200, 0,    REFUTED,  -,           cheating pays
          0.1, 0.9, 1,   10, 200, 0,    REFUTED,  -,           cheating pays
          0.1, -,   -,   10, 20,  5,    REFUTED,  -,           in the project's favour
          -,   -,   -,   1,  2,   5,    REFUTED,  -,           'audited (p), detected (d), colluding (c)'
          0.1, -,   -,   10, 200, 5,    UNPROVEN, NO_SOURCE,   'detected (d), colluding (c)'
          0.1, 0.9, 0,   -,  200, 5,    UNPROVEN, NO_SOURCE,   reward (R)
          0.1, 0.9, 0,   10, -,   5,    UNPROVEN, NO_SOURCE,   slash (S)
          0.1, 0.9, 0,   10, 200, -,    UNPROVEN, NO_SOURCE,   saved (g)
          """)
  void givenPublishedParameters_whenJudged_thenDeterrenceIsExact(
      String p,
      String d,
      String c,
      String r,
      String s,
      String g,
      Outcome outcome,
      Reason reason,
      String said) {
    // Given
    String parameters =
        "{unit: USD per epoch"
            + field("audited", p)
            + field("detected", d)
            + field("colluding", c)
            + field("reward", r)
            + field("slash", s)
            + field("saved", g)
            + "}";

    // When
    Finding finding = security("economicallySecure: true, parameters: " + parameters);

    // Then
    assertThat(finding.explanation()).contains(said);
    assertThat(finding.outcome()).isEqualTo(outcome);
    assertThat(finding.reason()).isEqualTo(reason);
  }

  @Test
  void givenNoParameters_whenSecurityIsClaimed_thenTheyAreAskedFor() {
    assertThat(security("economicallySecure: true").reason()).isEqualTo(Reason.NO_SOURCE);
  }

  @Test
  void givenParametersWithoutTheClaim_whenJudged_thenTheyAreOnlyShown() {
    // When
    Finding finding = security("parameters: {reward: '1', slash: '2', saved: '9', unit: USD}");

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NO_CLAIM);
    assertThat(finding.explanation()).contains("saves 9 and expects to lose at most 3 USD");
    assertThat(finding.observed()).hasSize(3);
  }

  @Test
  void givenNamedMechanisms_whenGraded_thenTheStatementIsWeak() {
    // When
    Finding finding = findings("kinds: [STAKE_SLASHING, ATTESTATION]").getFirst();

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.WEAK_SOURCE);
    assertThat(finding.claim()).isEqualTo("STAKE_SLASHING, ATTESTATION");
    assertThat(findings("kinds: []").getFirst().reason()).isEqualTo(Reason.NO_SOURCE);
  }

  @Test
  void givenNoClaim_whenJudged_thenItDoesNotApply() {
    Finding finding =
        Judging.finding(new AvailabilityMechanismCheck(), claims("{}"), TestNetwork.of(0));
    assertThat(finding.reason()).isEqualTo(Reason.NO_CLAIM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kinds: [MAGIC]",
        "kinds: [ATTESTATION, ATTESTATION]",
        "parameters: {audited: '1.1', unit: USD}",
        "parameters: {detected: '-0.1', unit: USD}",
        "parameters: {colluding: 0.5, unit: USD}",
        "parameters: {reward: '-1', unit: USD}",
        "parameters: {slash: '1e9', unit: USD}",
        "parameters: {saved: '1'}"
      })
  void givenABadValue_whenRead_thenTheClaimsAreRefused(String fields) {
    assertThatThrownBy(() -> read("mechanism: {" + fields + ", statement: STATEMENT}"))
        .isInstanceOf(InvalidDocument.class);
  }

  private static String field(String name, String value) {
    return value == null ? "" : ", " + name + ": '" + value + "'";
  }

  private static Finding security(String fields) {
    return findings(fields).getLast();
  }

  private static List<Finding> findings(String fields) {
    return Judging.findings(
        new AvailabilityMechanismCheck(),
        claims("mechanism: {" + fields + ", statement: STATEMENT}"),
        TestNetwork.of(0));
  }
}
