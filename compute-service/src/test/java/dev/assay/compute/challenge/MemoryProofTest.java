package dev.assay.compute.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.compute.challenge.KeepingAgent.Memory;
import dev.assay.compute.testing.Judging;
import dev.assay.compute.testing.TestNetwork;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.TilePlace;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryProofTest {
  private static final Provenance FROM =
      new Provenance("assay", EvidenceClass.MEASURED, TestNetwork.NOW, Digest.of(new byte[0]));

  /** A quarter more than 13 kB are two rounds of n 64. */
  private static final String LITTLE = "0.000013";

  private final TestAgents agents = new TestAgents();

  @Test
  void givenProcessorThatKeepsAll_whenPassed_thenTilesStandButItIsTooSlowToProve() {
    // Given
    Finding finding = finding(KeepingAgent.honest(2000)::run);

    // When // Then
    assertThat(finding.reason()).isEqualTo(Reason.SLOW);
    assertThat(finding.explanation()).contains("all 128 opened tiles stood in them");
    assertThat(agents.issued()).isEqualTo(1);
  }

  @Test
  void givenHalfOfTheTilesDropped_whenPassedThrice_thenRefuted() {
    // Given
    Memory half = (pass, place, should) -> place.row() % 2 == 0 ? should : new byte[should.length];

    // When
    Finding finding = finding(new KeepingAgent(1, half)::run);

    // Then
    assertThat(finding.outcome()).isEqualTo(Outcome.REFUTED);
    assertThat(agents.issued()).isEqualTo(3);
  }

  @Test
  void givenOnePassForAll_whenPassed_thenRefuted() {
    // Given
    Memory first =
        new Memory() {
          @Override
          public byte[] kept(int pass, TilePlace place, byte[] should) {
            return should;
          }

          @Override
          public int keyOf(int pass) {
            return 1;
          }
        };

    // When // Then
    assertThat(finding(new KeepingAgent(1, first)::run).outcome()).isEqualTo(Outcome.REFUTED);
  }

  @Test
  void givenTilesLostOnce_whenPassedAgain_thenUnproven() {
    // Given
    AtomicInteger asked = new AtomicInteger();
    KeepingAgent loses = new KeepingAgent(1, (pass, place, should) -> new byte[should.length]);

    // When
    Finding finding =
        finding(
            challenge ->
                asked.getAndIncrement() == 0
                    ? loses.run(challenge)
                    : KeepingAgent.honest(1).run(challenge));

    // Then
    assertThat(finding.reason()).isEqualTo(Reason.INVALID_OPENING);
    assertThat(agents.issued()).isEqualTo(2);
  }

  @Test
  void givenAgentThatKeepsNothingForOthers_whenChallenged_thenUnproven() {
    // Given // When // Then
    assertThat(
            finding(
                    challenge ->
                        new MemoryTranscript(
                            MemoryTranscript.SCHEMA,
                            TestAgents.ended(ChallengeEnd.REFUSED, 0),
                            List.of(),
                            List.of()))
                .reason())
        .isEqualTo(Reason.NO_CONSENT);
  }

  @ParameterizedTest
  @CsvSource({
    // 68.7 GB filled; a pass of 50 ms leaves 54.83
    "54.8, 50000, CONFIRMED,",
    "54.9, 50000, UNPROVEN, SLOW",
    "54.8, 60000, UNPROVEN, SLOW",
    "19.7, 300000, CONFIRMED,",
  })
  void givenPassesOnACard_whenJudged_thenWhatCouldBeFetchedMeanwhileIsTakenOff(
      String claimed, long micros, Outcome outcome, @Nullable Reason reason) {
    // Given
    MemoryObserved seen =
        new MemoryObserved(
            ChallengeEnd.ANSWERED, null, null, 65_536, 8, 10, micros, 132, 132, true, FROM);

    // When
    Judgement judgement =
        MemoryJudge.judge(Claiming.keeping("one", Claiming.ONE, claimed), List.of(seen), terms());

    // Then
    assertThat(judgement.outcome()).isEqualTo(outcome);
    assertThat(judgement.reason()).isEqualTo(reason);
  }

  @Test
  void givenBytesToKeep_whenPlanned_thenTheGreatestMatrixFillsThem() {
    // Given // When // Then
    assertThat(ChallengePlan.keeping(68_000_000_000L, 65_536, 10_000))
        .isEqualTo(MatrixShape.of(65_536, 8));
    assertThat(ChallengePlan.keeping(68_000_000_000L, 16_384, 10_000))
        .isEqualTo(MatrixShape.of(16_384, 127));
    assertThat(ChallengePlan.keeping(68_000_000_000L, 65_536, 3))
        .isEqualTo(MatrixShape.of(65_536, 3));
    assertThat(ChallengePlan.keeping(1, 65_536, 10)).isEqualTo(MatrixShape.of(64, 1));
  }

  @Test
  void givenTranscriptWithAPassLeftOut_whenRead_thenUnreadable() {
    // Given
    MemoryChallenge challenge =
        new MemoryChallenge(URI.create(Claiming.ONE), null, "07".repeat(32), 16_000, 10, 132, 60);
    MemoryTranscript whole = KeepingAgent.honest(1).run(challenge);
    MemoryTranscript cut =
        new MemoryTranscript(
            whole.schema(), whole.matrix(), whole.passes().subList(0, 9), whole.paths());

    // When // Then
    assertThatThrownBy(() -> new MemoryVerification(challenge, cut).result())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("passes");
    assertThat(new MemoryVerification(challenge, whole).result().kept()).isEqualTo(128);
    assertThat(CanonicalJson.write(whole)).isNotEmpty();
  }

  private Finding finding(Function<MemoryChallenge, Object> script) {
    agents.keeping(Claiming.ONE, script);
    return Judging.finding(
        new HardwareProofCheck(),
        Claiming.agents(Claiming.keeping("one", Claiming.ONE, LITTLE)),
        agents);
  }

  private static Terms terms() {
    return Terms.standard(TestNetwork.NOW);
  }
}
