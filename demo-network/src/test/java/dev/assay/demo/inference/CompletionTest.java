package dev.assay.demo.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.demo.plan.InferencePlan;
import dev.assay.demo.plan.InferencePlan.Fault;
import dev.assay.demo.plan.Latency;
import dev.assay.demo.seed.Seed;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompletionTest {
  private static final Seed SEED = new Seed(42);
  private static final int DRAWS = 4000;
  private static final InferencePlan STANDARD = InferencePlan.standard();

  @Test
  void aNumberDecidesItsCompletion() {
    // When
    var first = Completion.draw(SEED, STANDARD, 7, 10);
    var again = Completion.draw(SEED, STANDARD, 7, 10);
    var other = Completion.draw(SEED, STANDARD, 8, 10);

    // Then
    assertThat(first.tokens()).isEqualTo(again.tokens()).isNotEqualTo(other.tokens());
    assertThat(first.dueNanos()).isEqualTo(again.dueNanos()).isNotEqualTo(other.dueNanos());
  }

  @Test
  void theFirstTokenIsLogNormal() {
    // When
    var sorted = firstTokenMillis(STANDARD);

    // Then: quantiles of a log-normal are median * exp(sigma * z)
    assertThat(sorted.get(DRAWS / 2)).isCloseTo(20, within(0.6));
    assertThat(sorted.get(DRAWS * 95 / 100)).isCloseTo(35.6, within(1.5));
    assertThat(sorted.get(DRAWS * 5 / 100)).isCloseTo(11.2, within(0.6));
  }

  @Test
  void tokensAreDueOneGapApart() {
    // When
    long[] due = Completion.draw(SEED, STANDARD, 1, 128).dueNanos();

    // Then
    double meanGapMillis = (due[127] - due[0]) / 127e6;
    assertThat(due).isSorted();
    assertThat(meanGapMillis).isCloseTo(2 * Math.exp(0.35 * 0.35 / 2), within(0.2));
  }

  @Test
  void mediansCanBeMultiplied() {
    // Given
    var plan = STANDARD.withFirstToken(STANDARD.firstToken().times(40));

    // When, Then
    assertThat(firstTokenMillis(plan).get(DRAWS / 2)).isCloseTo(800, within(24.0));
  }

  @Test
  void aShareOfRequestsCanBeSlow() {
    // Given
    var plan = STANDARD.withFirstToken(new Latency(20, 0)).withSlow(0.1, 50);

    // When
    var sorted = firstTokenMillis(plan);

    // Then
    assertThat(share(sorted.stream().filter(millis -> millis == 1000).count()))
        .isCloseTo(0.1, within(0.02));
    assertThat(sorted).containsOnly(20.0, 1000.0);
  }

  @Test
  void onlyTheVeryFirstRequestStartsCold() {
    // Given
    var plan = STANDARD.withFirstToken(new Latency(20, 0)).withColdStartMillis(3000);

    // When, Then
    assertThat(Completion.draw(SEED, plan, 0, 1).dueNanos()).containsExactly(3_020_000_000L);
    assertThat(Completion.draw(SEED, plan, 1, 1).dueNanos()).containsExactly(20_000_000L);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aShareOfRequestsCanFail(Fault fault) {
    // Given
    var plan = STANDARD.withFault(fault, 0.2);

    // When
    long failed =
        LongStream.range(0, DRAWS)
            .filter(number -> Completion.draw(SEED, plan, number, 1).fault() == fault)
            .count();

    // Then
    assertThat(share(failed)).isCloseTo(0.2, Offset.offset(0.03));
  }

  @Test
  void theStandardPlanHasNoFaults() {
    // When, Then
    assertThat(LongStream.range(0, DRAWS).mapToObj(n -> Completion.draw(SEED, STANDARD, n, 1)))
        .allMatch(completion -> completion.fault() == null);
  }

  private static List<Double> firstTokenMillis(InferencePlan plan) {
    return LongStream.range(1, DRAWS + 1)
        .mapToObj(number -> Completion.draw(SEED, plan, number, 1).dueNanos()[0] / 1e6)
        .sorted()
        .toList();
  }

  private static double share(long count) {
    return (double) count / DRAWS;
  }
}
