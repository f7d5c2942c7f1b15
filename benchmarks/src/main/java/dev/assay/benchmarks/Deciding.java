package dev.assay.benchmarks;

import dev.assay.verification.statistics.OperatingCharacteristic;
import dev.assay.verification.statistics.SequentialBoundaries;
import dev.assay.verification.statistics.SequentialPlan;
import dev.assay.verification.statistics.Sprt;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Decides a claim of "at most 5 % beyond the limit" (a p95) on independent trials, by sequential
 * tests and by exact tests of a fixed number of trials: how many either takes on average and how
 * often it is wrong. Both sides are computed exactly in the same way, so that nothing scatters.
 */
final class Deciding {
  private static final double CLAIM = 0.05;
  private static final double TWICE = 2 * CLAIM;
  private static final double HALF = CLAIM / 2;
  private static final double ALPHA = 0.01;
  private static final int MOST = 6_000;

  private Deciding() {}

  /** One of the two sides: its decision, and the trials after which it gives up. */
  private record Side(OperatingCharacteristic.Look look, int most) {
    static Side of(FixedTest test) {
      return new Side(test::look, test.n());
    }

    double at(double rate, ToDoubleFunction<OperatingCharacteristic> figure) {
      return figure.applyAsDouble(OperatingCharacteristic.of(look, rate, most));
    }
  }

  /** Wald's test of 5 % against 10 %. */
  static Section betweenTwoRates() {
    Side ours = new Side(new Sprt(CLAIM, TWICE, ALPHA, ALPHA)::look, 100 * MOST);
    FixedTest fixed = FixedTest.between(CLAIM, TWICE, ALPHA);
    Side peer = Side.of(fixed);
    return new Section(
        "Deciding between 5 %% and 10 %% with 1 %% error: Wald's test and an exact test of %d trials"
            .formatted(fixed.n()),
        List.of(
            trials("mean trials at 5 %", 0.5, ours, peer, CLAIM),
            trials("mean trials at 10 %", 0.5, ours, peer, TWICE),
            wrong("refuted at 5 %, %", ours, peer, CLAIM, OperatingCharacteristic::refuted),
            wrong("confirmed at 10 %, %", ours, peer, TWICE, OperatingCharacteristic::confirmed)));
  }

  /** The test of 5 % itself, from both sides, with a look after every trial. */
  static Section afterEveryTrial() {
    SequentialBoundaries boundaries =
        SequentialBoundaries.of(SequentialPlan.strict(CLAIM, ALPHA, 1, MOST));
    Side ours = new Side(boundaries::look, MOST);
    FixedTest refuting = FixedTest.refuting(CLAIM, TWICE, ALPHA);
    FixedTest confirming = FixedTest.confirming(CLAIM, HALF, ALPHA);
    return new Section(
        "Proving or refuting 5 %% with 1 %% error: an e-process and exact tests of %d and %d trials"
            .formatted(refuting.n(), confirming.n()),
        List.of(
            trials("mean trials at 10 %", 0.7, ours, Side.of(refuting), TWICE),
            trials("mean trials at 2.5 %", 0.7, ours, Side.of(confirming), HALF),
            wrong(
                "refuted at 5 %, %",
                ours, Side.of(refuting), CLAIM, OperatingCharacteristic::refuted),
            wrong(
                "confirmed at 5 %, %",
                ours, Side.of(confirming), CLAIM, OperatingCharacteristic::confirmed)));
  }

  private static Comparison trials(String what, double most, Side ours, Side peer, double rate) {
    return new Comparison(
        what,
        Promise.ratioAtMost(most),
        List.of(ours.at(rate, OperatingCharacteristic::meanTrials)),
        List.of(peer.at(rate, OperatingCharacteristic::meanTrials)));
  }

  private static Comparison wrong(
      String what,
      Side ours,
      Side peer,
      double rate,
      ToDoubleFunction<OperatingCharacteristic> answer) {
    return new Comparison(
        what,
        Promise.oursAtMost(100 * ALPHA),
        List.of(100 * ours.at(rate, answer)),
        List.of(100 * peer.at(rate, answer)));
  }
}
