package dev.assay.benchmarks;

import dev.assay.verification.statistics.BinomialTest;
import dev.assay.verification.statistics.SequentialDecision;

/**
 * The peer of a sequential decision on "at most this rate": the exact binomial test on a number of
 * trials that was fixed beforehand. Pure.
 *
 * @param n how many trials it always takes
 * @param greatestConfirming so many violations or fewer confirm; -1 if none do
 * @param leastRefuting so many violations or more refute; n + 1 if none do
 */
record FixedTest(int n, int greatestConfirming, int leastRefuting) {
  /** The least trials that refute q0 in all but alpha of runs at a greater rate. */
  static FixedTest refuting(double q0, double rate, double alpha) {
    FixedTest test = new FixedTest(0, -1, 0);
    do {
      test = test.withOneMore(q0, alpha);
    } while (test.leastRefuting > test.n
        || new BinomialTest(test.n, test.leastRefuting, rate).upperTail().probability()
            < 1 - alpha);
    return test;
  }

  /** The least trials that confirm q0 in all but alpha of runs at a lesser rate. */
  static FixedTest confirming(double q0, double rate, double alpha) {
    FixedTest test = new FixedTest(0, -1, 0);
    do {
      test = test.withOneMore(q0, alpha);
    } while (test.greatestConfirming < 0
        || new BinomialTest(test.n, test.greatestConfirming, rate).lowerTail().probability()
            < 1 - alpha);
    return test;
  }

  /** The least trials with one cut that errs in alpha of runs at most, at q0 and at q1. */
  static FixedTest between(double q0, double q1, double alpha) {
    FixedTest test = refuting(q0, q1, alpha);
    return new FixedTest(test.n, test.leastRefuting - 1, test.leastRefuting);
  }

  SequentialDecision look(int trials, int violations) {
    if (trials < n) {
      return SequentialDecision.OPEN;
    }
    if (violations >= leastRefuting) {
      return SequentialDecision.REFUTED;
    }
    return violations <= greatestConfirming
        ? SequentialDecision.CONFIRMED
        : SequentialDecision.OPEN;
  }

  /** Both cuts rise with the trials, so that they are sought from where they were. */
  private FixedTest withOneMore(double q0, double alpha) {
    int more = n + 1;
    int confirming = greatestConfirming;
    while (confirming < more && new BinomialTest(more, confirming + 1, q0).confirms(alpha)) {
      confirming++;
    }
    int refuting = leastRefuting;
    while (refuting <= more && !new BinomialTest(more, refuting, q0).refutes(alpha)) {
      refuting++;
    }
    return new FixedTest(more, confirming, refuting);
  }
}
