package dev.assay.compute.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.testing.TestNetwork;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityBoundTest {
  private static final Instant NOW = TestNetwork.NOW;
  private static final Provenance FROM =
      new Provenance("assay", EvidenceClass.MEASURED, NOW, Digest.of(new byte[0]));

  @Test
  void givenTwoAgentsAtOneTime_whenBounded_thenTheirWorkCountsOverTheWholeWindow() {
    // Given each 100 products of n 65536 in 10 s, the second begun 5 s later
    HardwareObserved seen =
        seen(answered(NOW, 10_000_000), answered(NOW.plusSeconds(5), 10_000_000));

    // When
    CapacityBound bound = CapacityBound.of(seen);

    // Then 2 * 2 * 65536^3 * 100 * 0.9 / 15 s
    assertThat(bound.tops()).isBetween(new BigDecimal("6755.3"), new BigDecimal("6755.5"));
    // over the fastest catalogued dense int8 peak
    assertThat(bound.cards()).isEqualTo((int) Math.ceil(6755.4 / bound.peak().doubleValue()));
    assertThat(bound.fastest()).isNotBlank();
  }

  @Test
  void givenNoValidAnswer_whenBounded_thenThereIsNone() {
    assertThat(CapacityBound.of(new HardwareObserved(List.of()))).isNull();
    assertThat(CapacityBound.of(seen(silent()))).isNull();
  }

  private static HardwareObserved seen(ChallengeObserved... challenges) {
    return new HardwareObserved(
        List.of(challenges).stream()
            .map(each -> new HardwareObserved.Agent("agent", List.of(each), List.of()))
            .toList());
  }

  private static ChallengeObserved answered(Instant at, long micros) {
    return challenge(ChallengeEnd.ANSWERED, null, at, micros);
  }

  private static ChallengeObserved silent() {
    return challenge(ChallengeEnd.SILENT, Reason.TIMED_OUT, NOW, 0);
  }

  private static ChallengeObserved challenge(
      ChallengeEnd end, Reason reason, Instant at, long micros) {
    return new ChallengeObserved(
        end,
        reason,
        null,
        at,
        65_536,
        100,
        BigInteger.ONE,
        100,
        micros,
        132,
        132,
        false,
        "t",
        List.of(),
        FROM);
  }
}
