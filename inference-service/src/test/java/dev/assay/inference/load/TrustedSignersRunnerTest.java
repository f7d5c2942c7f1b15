package dev.assay.inference.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inference.published.TrustedSigners;
import dev.assay.inference.testing.LoopbackContext;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.signature.SigningKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrustedSignersRunnerTest {
  @Test
  void givenKeysOfTheOperators_whenAsked_thenTheyAreTold() throws Exception {
    // Given
    String key = SigningKey.fresh().name();
    // When, then
    assertThat(told(Optional.of(List.of(key)))).containsExactly(key);
  }

  @Test
  void givenNone_whenAsked_thenNobodyIsTrusted() throws Exception {
    // When, then
    assertThat(told(Optional.empty())).isEmpty();
  }

  private static List<String> told(Optional<List<String>> trusted) throws Exception {
    try (LoopbackContext context = new LoopbackContext()) {
      TrafficLogSettings settings = () -> trusted;
      RawAnswer answer =
          new TrustedSignersRunner(settings)
              .run(new TrustedSigners(), context)
              .await()
              .atMost(Duration.ofSeconds(10));
      return new TrustedSigners().decode(null, answer.body()).keys();
    }
  }
}
