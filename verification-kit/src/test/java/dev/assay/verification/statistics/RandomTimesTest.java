package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomTimesTest {
  private static final String COUNTING =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  /** Recomputed from the class's description in another language; the third rejects words. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000000000000000000000000000000000000000000000000000, 10, 3 3 4 4 5 5 7 8 9 9",
    COUNTING + ", 86400000, 6497807 30515845 38492507 51353953 77959245",
    COUNTING
        + ", 6917529027641081857, 1279372630251833988 2541172681364334093 2746799652737677388"
        + " 3331574506797410650 3917826952284183413 4021537042032672096",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, 1, 0 0 0"
  })
  void theVectorsAreDrawn(String seed, long span, String expected) {
    // Given
    long[] times = Arrays.stream(expected.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    // When
    long[] drawn = RandomTimes.draw(HexFormat.of().parseHex(seed), span, times.length);
    // Then
    assertThat(drawn).containsExactly(times);
  }

  /**
   * 99.9 % point of chi-square for 19 degrees of freedom: 43.8; for each of 50 seeds 60 at most.
   */
  @Test
  void timesOfAnySeedAreSortedWithinTheSpanAndEvenlySpread() {
    // Given
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < 50; i++) {
      byte[] seed = new byte[32];
      random.nextBytes(seed);
      long span = random.nextLong(20, 1L << 40);
      // When
      long[] drawn = RandomTimes.draw(seed, span, 2000);
      // Then
      assertThat(drawn).isSorted();
      assertThat(drawn[0]).isNotNegative();
      assertThat(drawn[1999]).isLessThan(span);
      assertThat(chiSquare(drawn, span - span % 20)).isLessThan(60);
    }
  }

  @Test
  void anEmptySpanIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RandomTimes.draw(new byte[32], 0, 1))
        .withMessageContaining("span");
  }

  /** Of 20 equal parts; what lies beyond the last whole one is left out. */
  private static double chiSquare(long[] drawn, long whole) {
    int[] counts = new int[20];
    Arrays.stream(drawn).filter(t -> t < whole).forEach(t -> counts[(int) (t / (whole / 20))]++);
    double expected = Arrays.stream(counts).sum() / 20.0;
    return Arrays.stream(counts).mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
  }
}
