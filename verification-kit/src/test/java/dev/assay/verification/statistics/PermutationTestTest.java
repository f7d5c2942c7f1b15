package dev.assay.verification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermutationTestTest {
  private static final byte[] COUNTING =
      HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  private static final PermutationTest.Statistic<Double> RISE =
      (first, second) -> mean(second) - mean(first);
  private static final TwoGroups<Double> SIXTEEN =
      TwoGroups.of(
          new double[] {12, 15, 9, 20, 22, 17, 14, 25},
          new double[] {19, 11, 30, 28, 16, 21, 23, 13});

  /** Recomputed from the class's description in another language. */
  @ParameterizedTest
  @CsvSource({
    "000112,  000000,  100210 102001 000112 010210",
    "0120123, 9944499, 2301210 3202101 0220113 2301210"
  })
  void theArrangementsAreDrawnAsDescribed(String labels, String strata, String expected) {
    // Given
    PermutationDesign design = PermutationDesign.stratified(digits(labels), digits(strata));
    List<String> drawn = new ArrayList<>();
    // When
    design.draw(COUNTING, 4, arrangement -> drawn.add(text(arrangement)));
    // Then
    assertThat(String.join(" ", drawn)).isEqualTo(expected);
  }

  @Test
  void aDrawnTestIsTheSameForTheSameSeed() {
    // Given / When
    PermutationTest test = PermutationTest.of(SIXTEEN, RISE, COUNTING, 999);
    // Then: counted in another language
    assertThat(test.exact()).isFalse();
    assertThat(test.arrangements()).isEqualTo(1000);
    assertThat(test.observed()).isEqualTo(27 / 8.0);
    assertThat(test.atLeast()).isEqualTo(141);
    assertThat(test.atMost()).isEqualTo(877);
    assertThat(test.greater().probability()).isEqualTo(0.141);
    assertThat(test.twoSided().probability()).isEqualTo(0.282);
  }

  @Test
  void anEnumeratedTestIsExact() {
    // Given / When
    PermutationTest test = PermutationTest.of(SIXTEEN, RISE, COUNTING, 12_869);
    // Then: counted in another language over all 16 choose 8
    assertThat(test).isEqualTo(new PermutationTest(27 / 8.0, 1940, 11_166, 12_870, true));
    assertThat(PermutationTest.of(SIXTEEN, RISE, COUNTING, 12_868).exact()).isFalse();
  }

  @Test
  void theGreatestOfTwentyArrangementsHasOneTwentieth() {
    // Given
    TwoGroups<Double> groups = TwoGroups.of(new double[] {1, 2, 3}, new double[] {4, 5, 6});
    // When
    PermutationTest test = PermutationTest.of(groups, RISE, COUNTING, 1000);
    // Then
    assertThat(test.greater()).isEqualTo(new Tail(0.05));
    assertThat(test.less()).isEqualTo(new Tail(1));
    assertThat(test.twoSided()).isEqualTo(new Tail(0.1));
  }

  @Test
  void labelsAreExchangedWithinStrataOnly() {
    // Given
    List<TwoGroups<Double>> strata =
        List.of(
            TwoGroups.of(new double[] {3, 5}, new double[] {9, 4}),
            TwoGroups.of(new double[] {1, 2, 8}, new double[] {7, 6}));
    // When
    PermutationTest test = PermutationTest.ofStrata(strata, RISE, COUNTING, 999);
    // Then: counted in another language
    assertThat(test.observed()).isCloseTo(16 / 3.0, within(1e-12));
    assertThat(test.arrangements()).isEqualTo(60);
    assertThat(test.atLeast()).isEqualTo(7);
    assertThat(test.atMost()).isEqualTo(54);
  }

  @Test
  void aDifferenceBetweenStrataIsNoDifferenceBetweenGroups() {
    // Given: the second group holds more of the slow stratum, and nothing else differs
    List<TwoGroups<Double>> strata =
        List.of(
            TwoGroups.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, new double[] {4, 5}),
            TwoGroups.of(new double[] {104, 105}, new double[] {101, 102, 103, 104, 106, 107}));
    TwoGroups<Double> pooled =
        new TwoGroups<>(
            strata.stream().flatMap(groups -> groups.first().stream()).toList(),
            strata.stream().flatMap(groups -> groups.second().stream()).toList());
    // When
    Tail within = PermutationTest.ofStrata(strata, RISE, COUNTING, 9_999).twoSided();
    Tail across = PermutationTest.of(pooled, RISE, COUNTING, 9_999).greater();
    // Then
    assertThat(within.probability()).isGreaterThan(0.5);
    assertThat(across.probability()).isLessThan(0.05);
  }

  @Test
  void aSlopeOverDosesIsTestedByItsLabels() {
    // Given
    PermutationDesign doses = PermutationDesign.of(16, 16, 64, 64, 256, 256);
    double[] times = {10, 12, 11, 15, 14, 20};
    // When
    PermutationTest test =
        PermutationTest.ofLabels(doses, labels -> product(labels, times), COUNTING, 999);
    // Then: counted in another language
    assertThat(test.arrangements()).isEqualTo(90);
    assertThat(test.atLeast()).isEqualTo(8);
    assertThat(test.atMost()).isEqualTo(84);
  }

  @Test
  void eachArrangementIsEnumeratedOnce() {
    // Given
    PermutationDesign design = PermutationDesign.stratified(digits("0011200"), digits("2122221"));
    Set<String> seen = new HashSet<>();
    List<String> all = new ArrayList<>();
    // When
    design.enumerate(
        labels -> {
          seen.add(text(labels));
          all.add(text(labels));
        });
    // Then: 5!/(2! 2! 1!) for the places of stratum 2, one for the others
    assertThat(all).hasSize(30).hasSameSizeAs(seen).contains("0011200");
    assertThat(design.arrangements(30)).isEqualTo(30);
    assertThat(design.arrangements(29)).isEqualTo(30);
    assertThat(PermutationDesign.of(new int[50_000]).arrangements(7)).isEqualTo(1);
  }

  @Test
  void equalSumsInAnotherOrderAreTies() {
    // Given: 0.1 + 0.2 + 0.3 depends on the order
    TwoGroups<Double> groups =
        TwoGroups.of(new double[] {0.3, 0.2, 0.1}, new double[] {0.1, 0.2, 0.3});
    // When
    PermutationTest test = PermutationTest.of(groups, RISE, COUNTING, 999);
    // Then: eight of the twenty choices have the sum of the other half
    assertThat(test.atLeast() + test.atMost()).isEqualTo(20 + 8);
  }

  @Test
  void failuresAsInfinityAreCounted() {
    // Given
    double never = Double.POSITIVE_INFINITY;
    TwoGroups<Double> groups = TwoGroups.of(new double[] {1, 2, 3}, new double[] {4, never, never});
    // When
    PermutationTest test =
        PermutationTest.of(
            groups, (first, second) -> Math.min(median(second), 1e9), COUNTING, 1_000);
    // Then: both failures lie in the second group in four of the twenty choices
    assertThat(test.greater().probability()).isEqualTo(4 / 20.0);
  }

  @Test
  void underTheHypothesisPIsNoLessThanUniform() {
    // Given
    SplittableRandom random = new SplittableRandom(6);
    byte[] seed = new byte[32];
    int runs = 2_000;
    int[] below = new int[2];
    // When
    for (int run = 0; run < runs; run++) {
      random.nextBytes(seed);
      TwoGroups<Double> groups =
          TwoGroups.of(random.doubles(12).toArray(), random.doubles(9).toArray());
      PermutationTest test = PermutationTest.of(groups, RISE, seed, 99);
      below[0] += test.greater().atMost(0.05) ? 1 : 0;
      below[1] += test.twoSided().atMost(0.05) ? 1 : 0;
    }
    // Then
    double most = 0.05 + 4 * Math.sqrt(0.05 * 0.95 / runs);
    assertThat((double) below[0] / runs).isBetween(0.03, most);
    assertThat((double) below[1] / runs).isBetween(0.02, most);
  }

  @Test
  void aStrongDifferenceHasTheLeastPThatSoManyDrawsAllow() {
    // Given
    SplittableRandom random = new SplittableRandom(7);
    TwoGroups<Double> groups =
        TwoGroups.of(
            random.doubles(40).toArray(), random.doubles(40).map(value -> value + 2).toArray());
    // When
    PermutationTest test = PermutationTest.of(groups, RISE, COUNTING, 999);
    // Then
    assertThat(test.greater()).isEqualTo(new Tail(0.001));
  }

  @Test
  void valuesOutsideOfTheDomainAreRefused() {
    // Given
    int[] two = {0, 1};
    // When / Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TwoGroups.of(new double[0], new double[1]));
    assertThatIllegalArgumentException().isThrownBy(() -> PermutationDesign.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PermutationDesign.stratified(two, new int[1]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PermutationTest.of(SIXTEEN, RISE, COUNTING, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PermutationTest.of(SIXTEEN, RISE, COUNTING, 1_000_001));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PermutationTest.of(SIXTEEN, RISE, new byte[31], 99))
        .withMessageContaining("32 bytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PermutationTest.of(SIXTEEN, (a, b) -> Double.NaN, COUNTING, 99))
        .withMessageContaining("NaN");
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).sum() / values.size();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double product(int[] labels, double[] times) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      sum += labels[i] * times[i];
    }
    return sum;
  }

  private static int[] digits(String text) {
    return text.chars().map(digit -> digit - '0').toArray();
  }

  private static String text(int[] labels) {
    return Arrays.stream(labels).mapToObj(String::valueOf).collect(Collectors.joining());
  }
}
