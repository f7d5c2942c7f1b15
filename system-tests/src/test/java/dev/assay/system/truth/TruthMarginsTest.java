package dev.assay.system.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.verification.statistics.OperatingCharacteristic;
import dev.assay.verification.statistics.SequentialBoundaries;
import dev.assay.verification.statistics.SequentialPlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How improbable it is that chance decides a statistical case, exactly, over all the looks that a
 * load takes. The shares of the lies are the least that a case plants: a first token of median 2 s
 * and sigma 0.35 exceeds 250 ms in more than 99.9 of 100 requests; a tail of 30 % exceeds its limit
 * in more than 29 % of all.
 */
class TruthMarginsTest {
  private static final double ONE_IN_A_MILLION = 1e-6;

  /** Three statistical claims share the stated error of 1 %. */
  private static final double ALPHA = 0.01 / 3;

  private static final int FEWEST = 100;

  @ParameterizedTest
  @CsvSource({"0.5, 0.999, 300", "0.5, 0.999, 1200", "0.05, 0.29, 300", "0.05, 0.29, 1200"})
  void givenALie_whenItsMissesAreCounted_thenOnlyChanceOfOneInAMillionHidesIt(
      double claimed, double planted, int requests) {
    // When
    OperatingCharacteristic load = load(claimed, planted, requests);

    // Then
    assertThat(load.confirmed() + load.open()).isLessThan(ONE_IN_A_MILLION);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.01, 300", "0.5, 0.01, 1200", "0.05, 0.005, 300", "0.05, 0.005, 1200"})
  void givenAnHonestVariant_whenItsMissesAreCounted_thenOnlyChanceOfOneInAMillionAccusesIt(
      double claimed, double planted, int requests) {
    // When
    OperatingCharacteristic load = load(claimed, planted, requests);

    // Then
    assertThat(load.refuted()).isLessThan(ONE_IN_A_MILLION);
  }

  private static OperatingCharacteristic load(double claimed, double planted, int requests) {
    SequentialBoundaries boundaries =
        SequentialBoundaries.of(SequentialPlan.strict(claimed, ALPHA, FEWEST, requests));
    return OperatingCharacteristic.of(boundaries::look, planted, requests);
  }
}
