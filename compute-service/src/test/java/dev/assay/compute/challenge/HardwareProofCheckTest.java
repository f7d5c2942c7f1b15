package dev.assay.compute.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.claims.CapacityAgreement;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.testing.Judging;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.matrix.proving.JavaBackend;
import dev.assay.verification.signature.Ed25519;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HardwareProofCheckTest {
  private final TestAgents agents = new TestAgents();

  @Test
  void givenHonestAgent_whenChallenged_thenRateIsConfirmedLessTheTenth() {
    // Given 20 rounds of n 64 in 20 ms
    agents.at(Claiming.ONE, challenge -> honest(challenge, 1000));

    // When
    Finding finding = finding(Claiming.agents(Claiming.agent("one", Claiming.ONE)));

    // Then 2 * 64^3 * 20 * 0.9 / 0.02 s
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(value(finding, "int8.at-least")).isEqualByComparingTo("0.000471859");
    assertThat(value(finding, "challenges.issued")).isEqualByComparingTo("1");
    assertThat(finding.explanation()).contains("capacity commanded", "nothing ties it to one card");
    assertThat(finding.errorProbability()).isLessThan(new BigDecimal("0.000001"));
  }

  @Test
  void givenDeclaredCards_whenConfirmed_thenTheyAreShownAsDeclaredAndDecideNothing() {
    // Given
    agents.at(Claiming.ONE, challenge -> honest(challenge, 1000));

    // When
    Finding finding = finding(Claiming.agents(Claiming.agent("one", Claiming.ONE)));

    // Then
    assertThat(finding.observed())
        .filteredOn(value -> value.name().equals("device.1"))
        .singleElement()
        .satisfies(
            value -> {
              assertThat(value.value()).isEqualTo("Test Card 9, GPU-1, 85899345920 bytes");
              assertThat(value.evidenceClass()).isEqualTo(EvidenceClass.DECLARED);
              assertThat(value.source()).isEqualTo("one");
            });
    assertThat(finding.evidenceClass()).isEqualTo(EvidenceClass.MEASURED);
  }

  @Test
  void givenClaimedKey_whenItSigned_thenConfirmed() {
    // Given
    agents.at(Claiming.ONE, challenge -> honest(challenge, 1000));

    // When
    Finding finding = finding(claims(TestAgents.KEY.name(), null));

    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
  }

  @Test
  void givenAnotherKey_whenAgentSigns_thenUnproved() {
    // Given
    agents.at(Claiming.ONE, challenge -> honest(challenge, 1000));

    // When
    Finding finding = finding(claims("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", null));

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NODES_UNPROVED);
  }

  @Test
  void givenModelAlone_whenJudged_thenNothingIsAsked() {
    // Given
    ComputeClaims claims = Claiming.agents(Claiming.agent("one", Claiming.ONE, null, null, null));

    // When
    Finding finding = finding(claims);

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.NOT_MEASURABLE);
    assertThat(agents.issued()).isZero();
  }

  @ParameterizedTest
  @EnumSource(value = ChallengeEnd.class, names = "ANSWERED", mode = EnumSource.Mode.EXCLUDE)
  void givenNoAnswer_whenChallenged_thenUnprovenAndNotTriedAgain(ChallengeEnd end) {
    // Given
    agents.at(
        Claiming.ONE,
        challenge ->
            TestAgents.ended(
                end, end == ChallengeEnd.UNOPENED ? 20 : end == ChallengeEnd.SLOW ? 3 : 0));

    // When
    Finding finding = finding(Claiming.agents(Claiming.agent("one", Claiming.ONE)));

    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.UNPROVEN);
    assertThat(finding.reason()).isEqualTo(end.reason());
    assertThat(agents.issued()).isEqualTo(1);
  }

  @Test
  void givenUnreachableAgent_whenChallenged_thenUnproven() {
    // Given
    agents.at(Claiming.ONE, challenge -> Reason.SOURCE_UNREACHABLE);

    // When // Then
    assertThat(finding(Claiming.agents(Claiming.agent("one", Claiming.ONE))).reason())
        .isEqualTo(Reason.SOURCE_UNREACHABLE);
  }

  @Test
  void givenSignedAgreement_whenLate_thenRefuted() {
    // Given
    String text = AgreementProof.text("one", Claiming.TOPS, 20);
    byte[] signature = Ed25519.sign(TestAgents.KEY.secret(), text.getBytes(StandardCharsets.UTF_8));
    CapacityAgreement signed =
        new CapacityAgreement(20, Base64.getEncoder().encodeToString(signature));
    agents.at(Claiming.ONE, challenge -> TestAgents.ended(ChallengeEnd.SLOW, 3));

    // When
    Finding finding = finding(claims(TestAgents.KEY.name(), signed));

    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(finding.explanation()).contains("within 20 s");
  }

  @Test
  void givenAgreementThatNobodySigned_whenLate_thenUnproven() {
    // Given
    CapacityAgreement unsigned = new CapacityAgreement(20, "AAAA");
    agents.at(Claiming.ONE, challenge -> TestAgents.ended(ChallengeEnd.SLOW, 3));

    // When
    Finding finding = finding(claims(TestAgents.KEY.name(), unsigned));

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.SLOW);
  }

  @Test
  void givenTwoAgents_whenChallenged_thenEachIsAJudgementOfItsOwn() {
    // Given
    agents.at(Claiming.ONE, challenge -> honest(challenge, 1000));
    agents.at(Claiming.TWO, challenge -> TestAgents.ended(ChallengeEnd.BUSY, 0));

    // When
    List<Finding> findings =
        Judging.findings(
            new HardwareProofCheck(),
            Claiming.agents(
                Claiming.agent("one", Claiming.ONE), Claiming.agent("two", Claiming.TWO)),
            agents);

    // Then
    assertThat(findings).extracting(Finding::subject).containsExactly("one", "two");
    assertThat(findings)
        .extracting(Finding::outcome)
        .containsExactly(Outcome.CONFIRMED, Outcome.UNPROVEN);
  }

  @Test
  void givenNoClaim_whenJudged_thenNotApplicable() {
    // Given // When // Then
    assertThat(finding(ComputeClaims.ofNodes(List.of(), null, null, null)).outcome())
        .isEqualTo(Outcome.NOT_APPLICABLE);
  }

  private Finding finding(ComputeClaims claims) {
    return Judging.finding(new HardwareProofCheck(), claims, agents);
  }

  private static ComputeClaims claims(String key, CapacityAgreement agreement) {
    return Claiming.agents(Claiming.agent("one", Claiming.ONE, Claiming.TOPS, key, agreement));
  }

  private static Object honest(MatrixChallenge challenge, long micros) {
    return TestAgents.run(challenge, new JavaBackend(), micros, tile -> tile);
  }

  private static BigDecimal value(Finding finding, String name) {
    return finding.observed().stream()
        .filter(observed -> observed.name().equals(name))
        .map(Observed::value)
        .map(BigDecimal::new)
        .findFirst()
        .orElseThrow();
  }
}
