package dev.assay.compute.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.verification.statistics.SequentialDecision;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTestTest {

  /** Zero bad trials confirm at 1 % after 53, 109, 184 and 556 (p90, p95, p97, p99). */
  @ParameterizedTest
  @CsvSource({
    "0.1, 52, 0, 0, OPEN",
    "0.1, 53, 0, 0, CONFIRMED",
    "0.05, 108, 0, 0, OPEN",
    "0.05, 109, 0, 0, CONFIRMED",
    "0.03, 184, 0, 0, CONFIRMED",
    "0.01, 555, 0, 0, OPEN",
    "0.01, 556, 0, 0, CONFIRMED",
    "0.05, 19, 19, 19, OPEN",
    "0.05, 20, 20, 20, REFUTED",
    "0.05, 20, 5, 5, OPEN",
    "0.05, 20, 0, 20, OPEN"
  })
  void looks(String allowed, int n, int certainlyBad, int bad, SequentialDecision expected) {
    // Given
    RateTest test = new RateTest(new BigDecimal(allowed), new BigDecimal("0.01"), 20, 600);
    // When, then
    assertThat(test.look(n, certainlyBad, bad)).isEqualTo(expected);
  }
}
