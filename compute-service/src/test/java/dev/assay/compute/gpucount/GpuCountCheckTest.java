package dev.assay.compute.gpucount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.TestHosts;
import dev.assay.demo.cards.AttestingHost;
import dev.assay.demo.cards.Card;
import dev.assay.demo.cards.Conduct;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class GpuCountCheckTest {
  private static final List<Card> CARDS = TestHosts.cards(4);
  private static final AttestingHost FIRST = host(CARDS.subList(0, 2));
  private static final AttestingHost SECOND = host(CARDS.subList(2, 4));

  private final TestHosts hosts = new TestHosts();

  @Test
  void givenFourCardsInTwoHosts_whenFourAreClaimed_thenConfirmed() {
    // Given
    hosts.at(0, FIRST).at(1, SECOND);

    // When
    Finding finding = finding(TestHosts.claims(4, 2, 2));

    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(value(finding, "gpus.attested")).isEqualTo("4");
    assertThat(value(finding, "gpus.window")).isEqualTo("1000");
  }

  @Test
  void givenOneHostsCardsAtAnother_whenFourAreClaimed_thenRefuted() {
    // Given
    hosts.at(0, FIRST).at(1, FIRST);

    // When
    Finding finding = finding(TestHosts.claims(4, 2, 2));

    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(finding.explanation()).contains("2 of the devices that h1 showed", "at most 2");
  }

  @Test
  void givenOneSharedCardAndRoomForMore_whenAsManyAsPossibleAreClaimed_thenUnproven() {
    // Given four cards at most: two here, one of them there too, and two places of which none came
    hosts.at(0, FIRST).at(1, host(CARDS.subList(1, 2)).saying(3, List.of()));

    // When // Then
    assertThat(finding(TestHosts.claims(4, 2, 3)).reason()).isEqualTo(Reason.NOT_COVERED);
    assertThat(finding(TestHosts.claims(5, 2, 3)).outcome()).isEqualTo(Outcome.REFUTED);
  }

  @Test
  void givenOneCardTwiceInOneHost_whenJudged_thenTheOtherPlaceStaysOpen() {
    // Given
    Card card = CARDS.getFirst();
    hosts.at(0, host(List.of(card, card)));

    // When // Then
    assertThat(finding(TestHosts.claims(2, 2)).reason()).isEqualTo(Reason.NOT_COVERED);
  }

  @Test
  void givenSignedInventoryOfFewer_whenMoreAreClaimed_thenRefuted() {
    // Given
    hosts.at(0, FIRST);

    // When
    Finding finding = finding(TestHosts.claims(8, 8));

    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(value(finding, "gpus.possible")).isEqualTo("2");
  }

  @Test
  void givenRentedCards_whenShownByIds_thenTheyCountInCoverageOnly() {
    // Given
    hosts.at(0, FIRST.saying(4, List.of("lease-1", "lease-2")));

    // When
    Finding finding = finding(TestHosts.claims(4, 4));

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.BUSY);
    assertThat(value(finding, "gpus.covered")).isEqualTo("1.0000");
    assertThat(value(finding, "gpus.busy")).isEqualTo("2");
  }

  @Test
  void givenInvalidReports_whenJudged_thenTheyCountForNothing() {
    // Given
    hosts.at(0, FIRST.with(Conduct.FORGING));

    // When // Then
    assertThat(finding(TestHosts.claims(2, 2)).reason()).isEqualTo(Reason.INVALID_ATTESTATION);
  }

  @Test
  void givenSilentHost_whenJudged_thenUnproven() {
    // Given
    hosts.at(0, FIRST).failing(1, Reason.TIMED_OUT);

    // When // Then
    assertThat(finding(TestHosts.claims(4, 2, 2)).reason()).isEqualTo(Reason.TIMED_OUT);
  }

  @Test
  void givenNumberWithoutHosts_whenJudged_thenThereIsNoSource() {
    // Given
    ComputeClaims claims = TestHosts.claims(4, 2, 2);

    // When // Then
    assertThat(finding(claims.attesting(null, claims.gpuCount())).reason())
        .isEqualTo(Reason.NO_SOURCE);
    assertThat(hosts.asked()).isZero();
  }

  @Test
  void givenNoClaim_whenJudged_thenNothingIsAsked() {
    // Given // When // Then
    assertThat(finding(TestHosts.claims(null, 2)).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(hosts.asked()).isZero();
  }

  private Finding finding(ComputeClaims claims) {
    return Judging.finding(new GpuCountCheck(), claims, hosts);
  }

  private static AttestingHost host(List<Card> cards) {
    return AttestingHost.honest(cards, TestHosts.NODE);
  }

  private static String value(Finding finding, String name) {
    return finding.observed().stream()
        .filter(observed -> observed.name().equals(name))
        .map(Observed::value)
        .findFirst()
        .orElseThrow();
  }
}
