package dev.assay.benchmarks;

import java.util.Arrays;
import java.util.List;

/**
 * What a stream target tells of itself while one load lasts. Pure.
 *
 * @param samples in order, at least one
 */
record StreamLog(List<StreamLog.Sample> samples) {
  /**
   * One look of the target at itself.
   *
   * @param nanos of its monotonic clock
   * @param sent chunks so far
   * @param open streams under way
   */
  record Sample(long nanos, long sent, int open) {
    @Override
    public String toString() {
      return nanos + " " + sent + " " + open;
    }

    private static Sample of(String line) {
      long[] numbers = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
      return new Sample(numbers[0], numbers[1], (int) numbers[2]);
    }
  }

  /** The samples of a text, one a line. */
  static StreamLog of(String text) {
    return new StreamLog(text.lines().map(Sample::of).toList());
  }

  /** Chunks sent within the load. */
  long sent() {
    return samples.getLast().sent() - samples.getFirst().sent();
  }

  /** Streams at once, at the most. */
  int mostOpen() {
    return samples.stream().mapToInt(Sample::open).max().orElse(0);
  }

  /** Chunks a second while so many streams or more were under way; 0 when they never were. */
  double perSecond(int open) {
    List<Sample> full = samples.stream().filter(sample -> sample.open() >= open).toList();
    if (full.size() < 2) {
      return 0;
    }
    long nanos = full.getLast().nanos() - full.getFirst().nanos();
    return (full.getLast().sent() - full.getFirst().sent()) / (nanos / 1e9);
  }
}
