package dev.assay.compute.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterningTest {
  /** Times this, numbers stand in one place of a table whose multiplier everybody knows. */
  private static final long INVERSE = inverse(0x9e3779b97f4a7c15L);

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 0x5eedL, Long.MIN_VALUE})
  void numbersValuesInTheirOrderWhateverTheSaltAndHoweverTheyWereChosen(long salt) {
    // Given random values, values chosen against the table, and some that come once
    Random random = new Random(1);
    long[] values =
        LongStream.concat(
                LongStream.generate(() -> 1 + random.nextInt(3_000)).limit(10_000),
                LongStream.rangeClosed(1, 3_000).map(i -> i * INVERSE))
            .toArray();
    Interning interning = new Interning(0, salt);
    Map<Long, Integer> expected = new LinkedHashMap<>();
    // When, then
    for (long value : values) {
      expected.putIfAbsent(value, expected.size());
      assertThat(interning.number(value)).isEqualTo(expected.get(value));
    }
    assertThat(interning.single(-7)).isEqualTo(expected.size());
    assertThat(interning.values()).hasSize(expected.size() + 1).endsWith(-7L);
    assertThat(interning.values()).startsWith(expected.keySet().toArray(Long[]::new));
  }

  /** By Newton's iteration, modulo 2^64. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int i = 0; i < 6; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
