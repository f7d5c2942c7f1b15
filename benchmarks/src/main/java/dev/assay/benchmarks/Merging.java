package dev.assay.benchmarks;

import dev.assay.verification.entities.EntityMerging;
import dev.assay.verification.entities.MergedEntities;
import dev.assay.verification.entities.SignalColumn;
import dev.assay.verification.entities.SignalFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Merges a million nodes by eight signals, one of which a tenth of them share, beside a bare pass
 * that hashes the same signals: from texts to entities. Wall time; the signals are read in parallel
 * by both sides.
 */
final class Merging {
  private static final int NODES = 1_000_000;
  private static final int SIGNALS = 8;
  private static final int BUCKET = 100_000;
  private static final int ROUNDS = 5;
  private static final int WARM_UPS = 2;
  private static final double ALPHA = 0.01;
  private static final double SAME = 0.5;
  private static final double MOST_SECONDS = 5;
  private static final double MOST_WHEN_DOUBLED = 1.5;
  private static final double NANOS = 1e9;

  private Merging() {}

  static Section section() {
    List<List<String>> signals = signals(BUCKET);
    List<List<String>> doubled = new ArrayList<>(signals);
    doubled.set(0, bucketed(2 * BUCKET));
    List<Double> merging = new ArrayList<>();
    List<Double> mergingDoubled = new ArrayList<>();
    List<Double> hashing = new ArrayList<>();
    int expected = hash(signals);
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      double ours = seconds(() -> merge(signals));
      double twice = seconds(() -> merge(doubled));
      double bare = seconds(() -> hashAgain(signals, expected));
      if (round >= 0) {
        merging.add(ours);
        mergingDoubled.add(twice);
        hashing.add(bare);
      }
    }
    return new Section(
        "Merging 1,000,000 nodes by 8 signals, 100,000 nodes with one value",
        List.of(
            new Comparison(
                "wall seconds: merging, and hashing the same signals alone",
                Promise.oursAtMost(MOST_SECONDS),
                merging,
                hashing),
            new Comparison(
                "wall seconds: a bucket of 200,000, and of 100,000",
                Promise.ratioAtMost(MOST_WHEN_DOUBLED),
                mergingDoubled,
                merging)));
  }

  /**
   * One bucket in the first signal, pairs in four others, values of every frequency in the rest.
   */
  private static List<List<String>> signals(int bucket) {
    List<List<String>> signals = new ArrayList<>();
    signals.add(bucketed(bucket));
    for (int s = 1; s <= 4; s++) {
      signals.add(IntStream.range(0, NODES).mapToObj(i -> "own-" + i % (NODES - 1000)).toList());
    }
    for (int s = 5; s < SIGNALS; s++) {
      Random random = new Random(s);
      signals.add(
          IntStream.range(0, NODES)
              .mapToObj(i -> "drawn-" + (int) (NODES * Math.pow(random.nextDouble(), 3)))
              .toList());
    }
    return signals;
  }

  private static List<String> bucketed(int bucket) {
    return IntStream.range(0, NODES).mapToObj(i -> i < bucket ? "shared" : "own-" + i).toList();
  }

  private static void merge(List<List<String>> signals) {
    List<SignalColumn> columns = signals.parallelStream().map(SignalColumn::of).toList();
    List<SignalFamily> families =
        columns.stream().map(column -> new SignalFamily("any", SAME, List.of(column))).toList();
    MergedEntities merged = new EntityMerging(NODES, List.of(), families).merged(ALPHA);
    if (merged.count() != NODES - 1000) {
      throw new IllegalStateException("a thousand pairs are planted, not " + merged.count());
    }
  }

  /** Uses the result, lest the compiler leaves the pass out. */
  private static void hashAgain(List<List<String>> signals, int expected) {
    if (hash(signals) != expected) {
      throw new IllegalStateException("the same signals must have the same hash");
    }
  }

  /** Reads every character of every signal once, as any way of telling values apart must. */
  private static int hash(List<List<String>> signals) {
    return signals.parallelStream().mapToInt(Merging::hashColumn).sum();
  }

  private static int hashColumn(List<String> column) {
    int hash = 0;
    for (String value : column) {
      for (int i = 0; i < value.length(); i++) {
        hash = 31 * hash + value.charAt(i);
      }
    }
    return hash;
  }

  private static double seconds(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / NANOS;
  }
}
