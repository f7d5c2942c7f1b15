package dev.assay.inference.exchanges;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RandomOrdersTest {
  private static final byte[] SEED = new byte[32];

  @Test
  void givenASeed_whenOrdersAreDrawn_thenTheSameComeAgainAndOthersFromAnother() {
    // Given
    byte[] other = SEED.clone();
    other[31] = 1;
    // When, Then
    assertThat(RandomOrders.of(SEED, 50, 3)).isEqualTo(RandomOrders.of(SEED, 50, 3));
    assertThat(RandomOrders.of(SEED, 50, 3)).isNotEqualTo(RandomOrders.of(other, 50, 3));
  }

  @Test
  void givenManyRounds_whenOrdersAreDrawn_thenEachIsAPermutationAndAllComeAlikeOften() {
    // When
    Map<List<Integer>, Long> counts =
        RandomOrders.of(SEED, 6000, 3).stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    // Then: 1000 of each are expected, with a standard deviation of 29
    assertThat(counts).hasSize(6);
    assertThat(counts.keySet()).allSatisfy(o -> assertThat(o).containsExactlyInAnyOrder(0, 1, 2));
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(850L, 1150L));
  }
}
