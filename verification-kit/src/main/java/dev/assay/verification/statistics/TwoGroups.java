package dev.assay.verification.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Observations of two groups that may or may not behave alike. Immutable.
 *
 * @param first one observation at least
 * @param second one observation at least
 */
public record TwoGroups<T>(List<T> first, List<T> second) {
  public TwoGroups {
    Arguments.require(!first.isEmpty(), "the first group is empty");
    Arguments.require(!second.isEmpty(), "the second group is empty");
    first = List.copyOf(first);
    second = List.copyOf(second);
  }

  /** Two groups of numbers. */
  public static TwoGroups<Double> of(double[] first, double[] second) {
    return new TwoGroups<>(
        Arrays.stream(first).boxed().toList(), Arrays.stream(second).boxed().toList());
  }

  /** How many observations both groups hold. */
  public int size() {
    return first.size() + second.size();
  }

  /** An observation by its place, the first group's before the second's. */
  T at(int place) {
    return place < first.size() ? first.get(place) : second.get(place - first.size());
  }
}
