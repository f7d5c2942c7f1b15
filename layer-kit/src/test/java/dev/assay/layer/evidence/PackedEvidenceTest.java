package dev.assay.layer.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedEvidenceTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 8191, 8192, 8193, 1_000_000})
  void unpacksToTheSameBytes(int length) {
    byte[] random = new byte[length];
    new Random(length).nextBytes(random);

    for (byte[] content : new byte[][] {random, new byte[length]}) {
      Evidence evidence = Evidence.of("text/plain", content);
      assertThat(PackedEvidence.of(evidence).unpack().content()).isEqualTo(content);
    }
  }

  @Test
  void deflatesOnlyWhatGetsSmaller() {
    byte[] random = new byte[1000];
    new Random(1).nextBytes(random);

    assertThat(PackedEvidence.of(Evidence.of("a/b", random)).encoding()).isEqualTo("identity");
    assertThat(PackedEvidence.of(Evidence.of("a/b", new byte[1000])).encoding())
        .isEqualTo("deflate");
  }

  @Test
  void aRowThatWasCutIsNotServed() {
    PackedEvidence whole = PackedEvidence.of(Evidence.of("a/b", new byte[1000]));
    PackedEvidence cut =
        new PackedEvidence(whole.digest(), "a/b", 2000, whole.encoding(), whole.bytes());

    assertThatThrownBy(cut::unpack).isInstanceOf(IllegalStateException.class);
  }
}
