package dev.assay.verification.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A permutation test: how often a statistic is as extreme as observed, if the labels mean nothing.
 *
 * <p>p = (1 + #{T* &gt;= T}) / (B + 1) over B drawn arrangements, which is never 0 and errs with
 * probability alpha at most whatever B is (Phipson and Smyth, Statistical Applications in Genetics
 * and Molecular Biology 9, 2010). If there are no more than B + 1 different arrangements, all of
 * them are enumerated instead and p is exact. The draw is described at {@link PermutationDesign}; a
 * replay with the same seed finds the same p.
 *
 * <p>Observations must be exchangeable within a stratum if the hypothesis is true. Statistics that
 * differ by no more than 10^-9 of the greatest count as equal, because sums of the same numbers in
 * another order differ in their last places; that can only raise p.
 *
 * @param observed T
 * @param atLeast how many arrangements reach T, the observed one included
 * @param atMost how many arrangements don't exceed T, the observed one included
 * @param arrangements how many were looked at, the observed one included
 * @param exact whether these are all that there are
 */
public record PermutationTest(
    double observed, int atLeast, int atMost, int arrangements, boolean exact) {
  /** The most arrangements that are drawn. */
  public static final int MOST_DRAWS = 1_000_000;

  private static final double TIE = 1e-9;

  /** Compares two groups; never NaN. */
  @FunctionalInterface
  public interface Statistic<T> {
    double of(List<T> first, List<T> second);
  }

  /** Looks at all labels at once; never NaN. The array is good during the call only. */
  @FunctionalInterface
  public interface LabelStatistic {
    double of(int[] labels);
  }

  /**
   * Tests two groups.
   *
   * @param seed 32 bytes that nobody could foresee when the observations were made
   * @param draws B, 1 to {@link #MOST_DRAWS}
   */
  public static <T> PermutationTest of(
      TwoGroups<T> groups, Statistic<T> statistic, byte[] seed, int draws) {
    return ofStrata(List.of(groups), statistic, seed, draws);
  }

  /** Tests two groups in each of several strata; T is the sum of the strata's statistics. */
  public static <T> PermutationTest ofStrata(
      List<TwoGroups<T>> strata, Statistic<T> statistic, byte[] seed, int draws) {
    int[] labels =
        strata.stream()
            .flatMapToInt(groups -> each(groups, place -> place < groups.first().size() ? 0 : 1))
            .toArray();
    int[] numbers =
        IntStream.range(0, strata.size())
            .flatMap(number -> each(strata.get(number), _ -> number))
            .toArray();
    return ofLabels(
        PermutationDesign.stratified(labels, numbers),
        arrangement -> sum(strata, statistic, arrangement),
        seed,
        draws);
  }

  /** Tests any statistic of the labels, such as a slope over doses. */
  public static PermutationTest ofLabels(
      PermutationDesign design, LabelStatistic statistic, byte[] seed, int draws) {
    Arguments.require(
        draws >= 1 && draws <= MOST_DRAWS, "draws must be 1 to " + MOST_DRAWS + ", not " + draws);
    double observed = number(statistic.of(design.labels()));
    boolean exact = design.arrangements(draws + 1L) <= draws + 1L;
    List<Double> values = new ArrayList<>();
    if (exact) {
      design.enumerate(labels -> values.add(number(statistic.of(labels))));
    } else {
      values.add(observed);
      design.draw(seed, draws, labels -> values.add(number(statistic.of(labels))));
    }
    return counted(observed, values.stream().mapToDouble(value -> value).toArray(), exact);
  }

  /** p for "T is great": the share of arrangements that reach it. */
  public Tail greater() {
    return Tail.possible((double) atLeast / arrangements);
  }

  /** p for "T is small": the share of arrangements that don't exceed it. */
  public Tail less() {
    return Tail.possible((double) atMost / arrangements);
  }

  /** p for "T is great or small": twice the lesser of both, so that T needs no symmetry. */
  public Tail twoSided() {
    return Tail.possible(2.0 * Math.min(atLeast, atMost) / arrangements);
  }

  private static PermutationTest counted(double observed, double[] values, boolean exact) {
    double tie =
        TIE * Arrays.stream(values).map(Math::abs).filter(Double::isFinite).max().orElse(0);
    return new PermutationTest(
        observed,
        (int) Arrays.stream(values).filter(value -> value >= observed - tie).count(),
        (int) Arrays.stream(values).filter(value -> value <= observed + tie).count(),
        values.length,
        exact);
  }

  private static <T> double sum(
      List<TwoGroups<T>> strata, Statistic<T> statistic, int[] arrangement) {
    double sum = 0;
    int offset = 0;
    for (TwoGroups<T> groups : strata) {
      List<T> first = new ArrayList<>(groups.first().size());
      List<T> second = new ArrayList<>(groups.second().size());
      for (int place = 0; place < groups.size(); place++) {
        (arrangement[offset + place] == 0 ? first : second).add(groups.at(place));
      }
      sum += statistic.of(first, second);
      offset += groups.size();
    }
    return sum;
  }

  private static IntStream each(TwoGroups<?> groups, IntUnaryOperator value) {
    return IntStream.range(0, groups.size()).map(value);
  }

  private static double number(double statistic) {
    Arguments.require(!Double.isNaN(statistic), "a statistic must be a number, not NaN");
    return statistic;
  }
}
