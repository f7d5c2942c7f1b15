package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimpleRandomSampleTest {
  private static final String COUNTING =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  /** Recomputed from the class's description in another language; the fourth rejects words. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000000000000000000000000000000000000000000000000000, 10, 8 3 6 9 4 0 2 5 1 7",
    COUNTING + ", 100, 3 80 13 16 62 87 35 22",
    COUNTING
        + ", 9223372036854775807, 3088964325400979396 3866873019079419533 1093634687041573370"
        + " 3122993894289226241 899540440492829027",
    COUNTING
        + ", 6917529027641081857, 5394807334614673346 6172716028293113483 3399477696255267320"
        + " 5428836903502920191 3205383449706522977 5548872108858085847 2030849580511086093"
        + " 2123946236228980519",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, 10000,"
        + " 9026 6581 7403 2253 3730 464",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, 1, 0"
  })
  void theVectorsAreDrawn(String seed, long population, String expected) {
    // Given
    long[] positions = Arrays.stream(expected.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    // When
    long[] drawn =
        SimpleRandomSample.draw(HexFormat.of().parseHex(seed), population, positions.length);
    // Then
    assertThat(drawn).containsExactly(positions);
  }

  @Test
  void aGreaterSampleBeginsWithTheSmallerAndRepeatsNothing() {
    // Given
    byte[] seed = HexFormat.of().parseHex(COUNTING);
    // When
    long[] all = SimpleRandomSample.draw(seed, 5_000, 5_000);
    long[] some = SimpleRandomSample.draw(seed, 5_000, 90);
    // Then
    assertThat(Arrays.copyOf(all, 90)).containsExactly(some);
    assertThat(Arrays.stream(all).sorted().toArray())
        .containsExactly(LongStream.range(0, 5_000).toArray());
    assertThat(SimpleRandomSample.draw(seed, 5_000, 0)).isEmpty();
  }

  /** 99.9 % points of chi-square: 149.4 for 99 degrees of freedom, 43.8 for 19. */
  @Test
  void positionsAndSubsetsAreEquallyLikely() {
    // Given
    SplittableRandom seeds = new SplittableRandom(5);
    byte[] seed = new byte[32];
    int draws = 20_000;
    long[] ofHundred = new long[100];
    Map<String, Long> subsets = new HashMap<>();
    // When
    for (int i = 0; i < draws; i++) {
      seeds.nextBytes(seed);
      for (long position : SimpleRandomSample.draw(seed, 100, 5)) {
        ofHundred[(int) position]++;
      }
      long[] threeOfSix = SimpleRandomSample.draw(seed, 6, 3);
      Arrays.sort(threeOfSix);
      subsets.merge(Arrays.toString(threeOfSix), 1L, Long::sum);
    }
    // Then
    assertThat(chiSquare(ofHundred)).isBetween(50.0, 149.4);
    assertThat(subsets).hasSize(20);
    assertThat(chiSquare(subsets.values().stream().mapToLong(n -> n).toArray()))
        .isBetween(4.0, 43.8);
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given
    byte[] seed = new byte[32];
    // When / Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimpleRandomSample.draw(new byte[31], 10, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> SimpleRandomSample.draw(seed, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> SimpleRandomSample.draw(seed, 10, 11));
    assertThatIllegalArgumentException().isThrownBy(() -> SimpleRandomSample.draw(seed, 10, -1));
  }

  private static double chiSquare(long[] counts) {
    double expected = (double) Arrays.stream(counts).sum() / counts.length;
    return Arrays.stream(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
  }
}
