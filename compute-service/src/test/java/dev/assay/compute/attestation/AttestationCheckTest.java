package dev.assay.compute.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.Replaying;
import dev.assay.compute.testing.TestHosts;
import dev.assay.demo.cards.AttestingHost;
import dev.assay.demo.cards.Card;
import dev.assay.demo.cards.Conduct;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttestationCheckTest {
  private static final List<Card> CARDS = TestHosts.cards(3);
  private static final AttestingHost TWO =
      AttestingHost.honest(CARDS.subList(0, 2), TestHosts.NODE);

  private final TestHosts hosts = new TestHosts();

  @Test
  void givenCardsThatAnswerOurNonce_whenJudged_thenConfirmedUnderTheOperatorsRoot() {
    // Given
    hosts.at(0, TWO);

    // When
    Finding finding = genuine(2);

    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(finding.trusts()).contains("operator pinned").doesNotContain("revoked");
    assertThat(finding.explanation()).contains("nothing ties them to this host");
    assertThat(hosts.asked()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(value = Conduct.class, names = "HONEST", mode = EnumSource.Mode.EXCLUDE)
  void givenReportsThatNoHonestCardGives_whenAskedThreeTimes_thenRefuted(Conduct conduct) {
    // Given
    hosts.at(0, TWO.with(conduct));

    // When // Then
    assertThat(genuine(2).outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(hosts.asked()).isEqualTo(3);
  }

  @Test
  void givenOneInvalidAnswer_whenTheNextHolds_thenNeitherConfirmedNorRefuted() {
    // Given
    hosts.inTurn(0, TWO.with(Conduct.REPLAYING), TWO);

    // When // Then
    assertThat(genuine(2).reason()).isEqualTo(Reason.INVALID_ATTESTATION);
  }

  @Test
  void givenNoPinnedRoot_whenCardsAttest_thenUnprovenAndNotAskedAgain() {
    // Given
    hosts.withoutRoots().at(0, TWO);

    // When // Then
    assertThat(genuine(2).reason()).isEqualTo(Reason.UNKNOWN_ROOT);
    assertThat(hosts.asked()).isEqualTo(1);
  }

  @Test
  void givenFewerCardsThanClaimed_whenJudged_thenNotCovered() {
    // Given
    hosts.at(0, TWO);

    // When // Then
    assertThat(genuine(3).reason()).isEqualTo(Reason.NOT_COVERED);
  }

  @Test
  void givenOneCardTwice_whenJudged_thenItCountsOnce() {
    // Given
    Card card = CARDS.getFirst();
    hosts.at(0, AttestingHost.honest(List.of(card, card), TestHosts.NODE));

    // When // Then
    assertThat(genuine(2).reason()).isEqualTo(Reason.NOT_COVERED);
  }

  @Test
  void givenSignedRentals_whenTheRestIsRentedOut_thenBusy() {
    // Given
    hosts.at(0, TWO.saying(3, List.of("lease-7")));

    // When // Then
    assertThat(genuine(3).reason()).isEqualTo(Reason.BUSY);
  }

  @Test
  void givenRevokedDevice_whenItAttests_thenItDoesntCount() {
    // Given
    List<Card> cards = List.of(CARDS.getFirst(), TestHosts.revokedCard());
    hosts.at(0, AttestingHost.honest(cards, TestHosts.NODE));

    // When
    Finding finding = genuine(2);

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.INVALID_ATTESTATION);
    assertThat(finding.explanation()).contains("1 different devices", "revoked");
    assertThat(hosts.asked()).isEqualTo(1);
  }

  @Test
  void givenUnreachableHost_whenJudged_thenUnproven() {
    // Given
    hosts.failing(0, Reason.SOURCE_UNREACHABLE);

    // When // Then
    assertThat(findings(TestHosts.claims(null, 2)))
        .extracting(Finding::reason)
        .containsOnly(Reason.SOURCE_UNREACHABLE);
  }

  @Test
  void givenNoReferenceValues_whenJudged_thenTheFirmwareIsUnproven() {
    // Given
    hosts.at(0, TWO);

    // When // Then
    assertThat(findings(TestHosts.claims(null, 2)))
        .extracting(Finding::reason)
        .containsExactly(null, Reason.REFERENCE_MISSING);
  }

  @Test
  void givenSignedReferenceValues_whenTheyWereMeasured_thenTheFirmwareIsConfirmed() {
    // Given
    hosts.at(0, TWO.referringTo(TestHosts.references()));

    // When // Then
    assertThat(findings(TestHosts.claims(null, 2)))
        .extracting(Finding::outcome)
        .containsExactly(Outcome.CONFIRMED, Outcome.CONFIRMED);
  }

  @Test
  void givenOtherReferenceValues_whenJudged_thenUnprovenAndNeverRefuted() {
    // Given
    hosts.at(0, TWO.referringTo(TestHosts.otherReferences()));

    // When // Then
    assertThat(findings(TestHosts.claims(null, 2)))
        .extracting(Finding::reason)
        .containsExactly(null, Reason.REFERENCE_DIFFERS);
  }

  @Test
  void givenChangedManifest_whenJudged_thenItIsNoReference() {
    // Given
    List<byte[]> changed =
        TestHosts.references().stream()
            .map(manifest -> new String(manifest, StandardCharsets.UTF_8))
            .map(manifest -> manifest.replace("alternatives=\"1\"", "alternatives=\"2\""))
            .map(manifest -> manifest.getBytes(StandardCharsets.UTF_8))
            .toList();
    hosts.at(0, TWO.referringTo(changed));

    // When // Then
    assertThat(findings(TestHosts.claims(null, 2)))
        .extracting(Finding::reason)
        .containsExactly(null, Reason.REFERENCE_MISSING);
  }

  @Test
  void givenNoClaim_whenJudged_thenNotApplicable() {
    // Given // When // Then
    assertThat(findings(ComputeClaims.ofNodes(List.of(), null, null, null)))
        .extracting(Finding::outcome)
        .containsExactly(Outcome.NOT_APPLICABLE);
  }

  @Test
  void givenRecording_whenReplayed_thenTheFindingsAreTheSame() {
    // Given an answer that doesn't hold, and one that does
    hosts.inTurn(0, TWO.with(Conduct.REPLAYING), TWO);

    // When // Then
    Replaying.givesTheSame(
        new AttestationCheck(), TestHosts.claims(null, 2), hosts, hosts::recorded);
  }

  @ParameterizedTest
  @CsvSource({"tookMillis\":1000, tookMillis\":1", "\"tlsKey\":\"ab, \"tlsKey\":\"ac"})
  void givenEditedRecording_whenReplayed_thenItIsNoticed(String from, String to) {
    // Given
    hosts.at(0, TWO);

    // When // Then
    Replaying.notices(
        new AttestationCheck(),
        TestHosts.claims(null, 2),
        hosts,
        () -> Replaying.edited(hosts.recorded(), AttestationQuestion.KIND, from, to));
  }

  private Finding genuine(int claimed) {
    return findings(TestHosts.claims(null, claimed)).getFirst();
  }

  private List<Finding> findings(ComputeClaims claims) {
    return Judging.findings(new AttestationCheck(), claims, hosts);
  }
}
