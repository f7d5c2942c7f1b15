package dev.assay.compute.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.testing.TestNetwork;
import dev.assay.verification.document.Digest;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityBoundTest {

  @ParameterizedTest
  @CsvSource({
    // 0.9 x 2 x 51e15 / (10 s x 5.1e15) = 1.8
    "51000000000000000, 10000000, 0, 2",
    // the window is 20 s, for the second began 10 s after the first: 0.9
    "51000000000000000, 10000000, 10, 1",
    // 0.9 x 2 x 510e15 / 51e15 = 18
    "510000000000000000, 10000000, 0, 18",
    "1, 1000000, 0, 1"
  })
  void givenTwoChallenges_whenBounded_thenTheFastestCardsAreCounted(
      BigInteger operations, long micros, int apart, long cards) {
    // Given
    List<ChallengeObserved> valid =
        List.of(challenge(operations, micros, 0), challenge(operations, micros, apart));

    // When // Then
    assertThat(CapacityBound.of(valid).cards()).isEqualTo(cards);
  }

  private static ChallengeObserved challenge(BigInteger operations, long micros, int after) {
    Provenance from =
        new Provenance("assay", EvidenceClass.MEASURED, TestNetwork.NOW, Digest.of(new byte[0]));
    return new ChallengeObserved(
        ChallengeEnd.ANSWERED,
        null,
        null,
        TestNetwork.NOW.plusSeconds(after),
        64,
        1,
        operations,
        1,
        micros,
        132,
        132,
        true,
        "test",
        from);
  }
}
