package dev.assay.inference.caching;

import dev.assay.verification.statistics.OrderStatistics;
import dev.assay.verification.statistics.ShownDecimal;
import dev.assay.verification.statistics.SignTest;
import dev.assay.verification.statistics.Tail;
import java.math.BigDecimal;
import java.util.List;

/**
 * One time of repeated prompts beside that of new ones: a twin is materially faster when it takes
 * less than half of the other's time.
 *
 * @param repeatedFaster in how many units the repeated prompt was
 * @param newFaster in how many the new one was
 * @param medianRatio median of the repeated prompt's time over the new one's
 */
public record Twins(int repeatedFaster, int newFaster, BigDecimal medianRatio) {

  /** Both times of one unit, in microseconds from sending. */
  record Pair(long repeated, long other) {}

  /** Of one pair at least. */
  static Twins of(List<Pair> pairs) {
    double[] ratios =
        pairs.stream()
            .mapToDouble(pair -> (double) pair.repeated() / Math.max(1, pair.other()))
            .toArray();
    return new Twins(
        (int) pairs.stream().filter(pair -> 2 * pair.repeated() < pair.other()).count(),
        (int) pairs.stream().filter(pair -> 2 * pair.other() < pair.repeated()).count(),
        ShownDecimal.nearest(OrderStatistics.of(ratios).quantile(0.5)));
  }

  /** How many units tell the twins apart. */
  int different() {
    return repeatedFaster + newFaster;
  }

  /** The probability of so many by chance, where either twin is the faster one equally often. */
  Tail byChance() {
    return new SignTest(repeatedFaster, newFaster).firstGreater();
  }
}
