package dev.assay.inference.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.inference.comparison.Permuted;
import dev.assay.inference.exchanges.Heard.Alternative;
import dev.assay.inference.exchanges.Heard.TokenLogprob;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogprobDistanceTest {
  private static final byte[] SEED = new byte[32];

  /** By hand: the means of "a" are -1 and -2, of "b" -3 and -2: (1 + 1) / 2. */
  @Test
  void givenTwoTokens_whenCompared_thenTheDistanceIsTheOneByHand() {
    // Given
    LogprobDistance distance =
        LogprobDistance.of(
            List.of(token(-1, -3), token(-1, -3)), List.of(token(-2, -2), token(-2, -2)));
    // Then
    assertThat(distance.tokens()).isEqualTo(2);
    assertThat(distance.nats()).isEqualByComparingTo("1");
    assertThat(distance.permuted(SEED, 9_999)).isEqualTo(new Permuted(2, 6));
  }

  /** "b" isn't among the first side's tokens, so it has at most -1 there: |-1 - -2| = 1. */
  @Test
  void givenATokenThatOneSideDoesntGive_whenCompared_thenItHasThatSidesLeast() {
    // Given
    TokenLogprob alone = new TokenLogprob("a", -1, List.of());
    LogprobDistance distance = LogprobDistance.of(List.of(alone), List.of(token(-1, -2)));
    // Then
    assertThat(distance.nats()).isEqualByComparingTo("0.5");
  }

  /** Which token is sampled is chance: it would drown a small shift of the others. */
  @Test
  void givenASampledTokenBesideTheMostLikely_whenCompared_thenItDoesntCount() {
    // Given
    List<Alternative> top = List.of(new Alternative("a", -1), new Alternative("b", -2));
    LogprobDistance distance =
        LogprobDistance.of(
            List.of(new TokenLogprob("x", -9, top)), List.of(new TokenLogprob("y", -8, top)));
    // Then
    assertThat(distance.tokens()).isEqualTo(2);
    assertThat(distance.nats()).isEqualByComparingTo("0");
  }

  @Test
  void givenAbsurdValues_whenCompared_thenTheyAreBounded() {
    // Given
    LogprobDistance distance =
        LogprobDistance.of(
            List.of(new TokenLogprob("a", 1e300, List.of())),
            List.of(new TokenLogprob("a", -9999, List.of())));
    // Then
    assertThat(distance.nats()).isEqualByComparingTo("100");
  }

  private static TokenLogprob token(double a, double b) {
    return new TokenLogprob("a", a, List.of(new Alternative("a", a), new Alternative("b", b)));
  }
}
