package dev.assay.inference.roofline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inference.testing.Promises;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RooflineTest {

  /** Bandwidths by the makers' data sheets; without the embedding an 8B model reads 7.5B. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "H100 SXM 70B FP16,          70000000000,  2,   3350, 1, 23.93",
    "H100 SXM 70B FP8,           70000000000,  1,   3350, 1, 47.86",
    "RTX 4090 8B FP16,           8000000000,   2,   1008, 1, 63.00",
    "RTX 4090 8B FP16 embedding, 7500000000,   2,   1008, 1, 67.20",
    "H200 8B FP16,               8000000000,   2,   4800, 1, 300.0",
    "RTX 4090 405B FP16,         405000000000, 2,   1008, 1, 1.244",
    "eight H100 70B four bits,   70000000000,  0.5, 3350, 8, 765.7"
  })
  void givenHardwareAndModel_whenAsked_thenItsBoundIsKnown(
      String what, long parameters, String bytes, String bandwidth, int parallel, String bound) {
    // Given
    Roofline roofline = Roofline.of(Promises.hardware(parameters, bytes, bandwidth, parallel, "1"));
    // When, Then
    assertThat(roofline.tokensPerSecond(BigDecimal.ONE)).isEqualByComparingTo(bound);
  }

  @ParameterizedTest
  @CsvSource({
    "63,  1000000, 1,   false",
    "63,  999999,  1,   true",
    "64,  1000000, 1,   true",
    "64,  1000000, 1.1, false",
    "0,   1,       1,   false"
  })
  void givenASpeed_whenHeldAgainstTheBound_thenTheBoundItselfIsAllowed(
      int words, long micros, String perPass, boolean exceeded) {
    // Given
    Roofline roofline = Roofline.of(Promises.hardware(8_000_000_000L, "2", "1008", 1, "1"));
    StreamSpeed speed = new StreamSpeed(words, 1, null, micros);
    // When, Then
    assertThat(roofline.isExceededBy(speed, new BigDecimal(perPass))).isEqualTo(exceeded);
  }
}
