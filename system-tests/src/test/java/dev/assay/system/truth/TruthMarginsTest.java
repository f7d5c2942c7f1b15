package dev.assay.system.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.verification.statistics.BinomialTest;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How improbable it is that chance decides a statistical case, by the exact binomial distribution.
 * The shares of the lies are the least that a case plants: a first token of median 2 s and sigma
 * 0.35 exceeds 250 ms in more than 99.9 of 100 requests; a tail of 30 % exceeds its limit in more
 * than 29 % of all.
 */
class TruthMarginsTest {
  private static final double ONE_IN_A_MILLION = 1e-6;

  /** Three statistical claims share the stated error of 1 %. */
  private static final double ALPHA = 0.01 / 3;

  @ParameterizedTest
  @CsvSource({"0.5, 0.999, 300", "0.5, 0.999, 800", "0.05, 0.29, 300", "0.05, 0.29, 800"})
  void givenALie_whenItsMissesAreCounted_thenOnlyChanceOfOneInAMillionHidesIt(
      double claimed, double planted, int requests) {
    // Given
    int refutedFrom = refutedFrom(claimed, requests);

    // Then
    double hidden = new BinomialTest(requests, refutedFrom - 1, planted).lowerTail().probability();
    assertThat(hidden).isLessThan(ONE_IN_A_MILLION);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.01, 300", "0.5, 0.01, 800", "0.05, 0.005, 300", "0.05, 0.005, 800"})
  void givenAnHonestVariant_whenItsMissesAreCounted_thenOnlyChanceOfOneInAMillionAccusesIt(
      double claimed, double planted, int requests) {
    // Given
    int refutedFrom = refutedFrom(claimed, requests);

    // Then
    double accused = new BinomialTest(requests, refutedFrom, planted).upperTail().probability();
    assertThat(accused).isLessThan(ONE_IN_A_MILLION);
  }

  private static int refutedFrom(double claimed, int requests) {
    return IntStream.rangeClosed(0, requests)
        .filter(misses -> new BinomialTest(requests, misses, claimed).refutes(ALPHA))
        .findFirst()
        .orElseThrow();
  }
}
