package dev.assay.compute.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.TestHosts;
import dev.assay.demo.cards.AttestingHost;
import dev.assay.demo.cards.Machine;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import org.junit.jupiter.api.Test;

class ConfidentialHostTest {
  private static final AttestingHost CARDS =
      AttestingHost.honest(TestHosts.cards(2), TestHosts.NODE);
  private static final Machine MACHINE = TestHosts.machine(false);

  private final TestHosts hosts = new TestHosts();

  @Test
  void givenQuoteThatCarriesTheTlsKey_whenAllCardsAttest_thenConfirmed() {
    // Given
    hosts.at(0, CARDS, MACHINE, TestHosts.TLS_KEY);

    // When
    Finding finding = machine(TestHosts.confidential(2, Machine.measurement()));

    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(finding.trusts()).contains("operator pinned", "isn't looked up");
  }

  @Test
  void givenQuoteOfAnotherMachinesKey_whenJudged_thenUnproven() {
    // Given
    hosts.at(0, CARDS, MACHINE, "cd".repeat(32));

    // When // Then
    assertThat(machine(TestHosts.confidential(2, Machine.measurement())).reason())
        .isEqualTo(Reason.INVALID_ATTESTATION);
    assertThat(hosts.asked()).isEqualTo(1);
  }

  @Test
  void givenDebugMode_whenJudged_thenRefuted() {
    // Given
    hosts.at(0, CARDS, TestHosts.machine(true), TestHosts.TLS_KEY);

    // When // Then
    assertThat(machine(TestHosts.confidential(2, Machine.measurement())).outcome())
        .isEqualTo(Outcome.REFUTED);
  }

  @Test
  void givenOtherMeasurement_whenJudged_thenUnproven() {
    // Given
    hosts.at(0, CARDS, MACHINE, TestHosts.TLS_KEY);

    // When // Then
    assertThat(machine(TestHosts.confidential(2, "00".repeat(48))).reason())
        .isEqualTo(Reason.REFERENCE_DIFFERS);
  }

  @Test
  void givenFewerCardsThanClaimed_whenJudged_thenNotCovered() {
    // Given
    hosts.at(0, CARDS, MACHINE, TestHosts.TLS_KEY);

    // When // Then
    assertThat(machine(TestHosts.confidential(3, Machine.measurement())).reason())
        .isEqualTo(Reason.NOT_COVERED);
  }

  @Test
  void givenNoQuote_whenJudged_thenNotCovered() {
    // Given
    hosts.at(0, CARDS);

    // When // Then
    assertThat(machine(TestHosts.confidential(2, Machine.measurement())).reason())
        .isEqualTo(Reason.NOT_COVERED);
  }

  private Finding machine(ComputeClaims claims) {
    return Judging.findings(new AttestationCheck(), claims, hosts).stream()
        .filter(finding -> finding.subject().equals("h0 machine"))
        .findFirst()
        .orElseThrow();
  }
}
