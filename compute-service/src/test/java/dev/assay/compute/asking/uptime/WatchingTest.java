package dev.assay.compute.asking.uptime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchingTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({"PT1.5S, 1500", "PT0.0025S, 2", "PT0.0005S, 1", "PT0S, 1", "PT-3S, 1"})
  void pausesForWholeMillisecondsOfWhichThereIsOneAtLeast(Duration until, long millis) {
    // When
    Duration pause = Watching.pause(NOW, NOW.plus(until));
    // Then
    assertThat(pause).isEqualTo(Duration.ofMillis(millis));
  }
}
