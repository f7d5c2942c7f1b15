package dev.assay.inference.fastpath;

import dev.assay.verification.statistics.PermutationDesign;
import dev.assay.verification.statistics.PermutationTest;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The permutation test of Wilcoxon's rank sum, with ties at their middle rank; a great statistic
 * says that the first group's values are great. Values may be infinite, not NaN. Pure.
 */
final class RankTest {
  private RankTest() {}

  /** Tests whether the first group's values tend to be greater, or less, than the second's. */
  static PermutationTest of(double[] first, double[] second, byte[] seed, int draws) {
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    long[] ranks = twiceTheRanks(all);
    int[] labels = IntStream.range(0, all.length).map(i -> i < first.length ? 0 : 1).toArray();
    return PermutationTest.ofLabels(
        PermutationDesign.of(labels), arrangement -> sum(ranks, arrangement), seed, draws);
  }

  private static double sum(long[] ranks, int[] labels) {
    long sum = 0;
    for (int i = 0; i < ranks.length; i++) {
      sum += labels[i] == 0 ? ranks[i] : 0;
    }
    return sum;
  }

  /** Twice the middle rank of each value: a whole number. */
  private static long[] twiceTheRanks(double[] values) {
    long[] ranks = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      for (double other : values) {
        int order = Double.compare(values[i], other);
        ranks[i] += order > 0 ? 2 : order == 0 ? 1 : 0;
      }
    }
    return ranks;
  }
}
