package dev.assay.benchmarks;

import java.util.List;

/** The middle of some measurements, which one disturbed round doesn't move. Pure. */
final class Median {
  private Median() {}

  /** The middle value; the mean of the two middle ones when there is an even number. */
  static double of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no measurement has no median");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
