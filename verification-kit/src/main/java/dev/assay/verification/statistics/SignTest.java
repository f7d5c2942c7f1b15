package dev.assay.verification.statistics;

/**
 * The exact sign test of paired values: if neither side tends to be greater, each pair that differs
 * is a toss of a fair coin (Arbuthnot, Philosophical Transactions 27, 1710; the tails are those of
 * Bin(n, 1/2)). Pairs of equal values say nothing and are left out.
 *
 * @param greater in how many pairs the first value is greater
 * @param less in how many pairs the first value is less
 */
public record SignTest(int greater, int less) {
  public SignTest {
    Arguments.require(
        greater >= 0 && less >= 0, "counts must be 0 or more, not " + greater + " and " + less);
    Math.addExact(greater, less);
  }

  /** Counts pairs: the i-th value of one array belongs to the i-th of the other; no NaN. */
  public static SignTest of(double[] first, double[] second) {
    Arguments.require(
        first.length == second.length, first.length + " values against " + second.length);
    int greater = 0;
    int less = 0;
    for (int i = 0; i < first.length; i++) {
      Arguments.require(
          !Double.isNaN(first[i]) && !Double.isNaN(second[i]), "a pair can't hold NaN");
      greater += first[i] > second[i] ? 1 : 0;
      less += first[i] < second[i] ? 1 : 0;
    }
    return new SignTest(greater, less);
  }

  /** p for "the first tends to be greater". */
  public Tail firstGreater() {
    return BinomialTails.atLeast(greater, greater + less, 0.5);
  }

  /** p for "the first tends to be less". */
  public Tail firstLess() {
    return BinomialTails.atLeast(less, greater + less, 0.5);
  }

  /** p for "they differ": twice the lesser of both, exact because the coin is fair. */
  public Tail different() {
    double lesser = Math.min(firstGreater().probability(), firstLess().probability());
    return Tail.possible(2 * lesser);
  }
}
