package dev.assay.verification.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What a permutation test may exchange: each observation has a label (its group, its dose) and lies
 * in a stratum, and labels are exchanged within strata only. Immutable.
 *
 * <p>A drawn arrangement: for each stratum, by ascending number, its m labels lie in the order of
 * the observations; for i = 0 to m-2, swap the i-th with the one that lies r places further, r a
 * number below m-i (Fisher and Yates, as in Knuth, TAOCP 2, 3.4.2, algorithm P). Every arrangement
 * starts from the observed one, and all of a test take their numbers from one stream of {@link
 * SimpleRandomSample}'s words with the label "assay-permutation-1".
 */
public final class PermutationDesign {
  private static final String LABEL = "assay-permutation-1";

  private final int[] labels;
  private final List<int[]> strata;

  private PermutationDesign(int[] labels, List<int[]> strata) {
    this.labels = labels;
    this.strata = strata;
  }

  /** All labels may be exchanged. */
  public static PermutationDesign of(int... labels) {
    return stratified(labels, new int[labels.length]);
  }

  /**
   * Labels are exchanged within strata.
   *
   * @param labels one for each observation
   * @param strata the number of each observation's stratum
   */
  public static PermutationDesign stratified(int[] labels, int[] strata) {
    Arguments.require(labels.length > 0, "a design needs one observation at least");
    Arguments.require(
        labels.length == strata.length, labels.length + " labels in " + strata.length + " strata");
    TreeMap<Integer, IntStream.Builder> places = new TreeMap<>();
    for (int i = 0; i < strata.length; i++) {
      places.computeIfAbsent(strata[i], _ -> IntStream.builder()).add(i);
    }
    return new PermutationDesign(
        labels.clone(), places.values().stream().map(all -> all.build().toArray()).toList());
  }

  /** How many observations there are. */
  public int size() {
    return labels.length;
  }

  /** The observed label of each observation. */
  public int[] labels() {
    return labels.clone();
  }

  /** How many different arrangements there are, the observed one included; limit+1 if more. */
  long arrangements(long limit) {
    long arrangements = 1;
    for (int[] stratum : strata) {
      TreeMap<Integer, Integer> seen = new TreeMap<>();
      for (int i = 0; i < stratum.length; i++) {
        // A multinomial coefficient, one observation after the other: never a fraction.
        arrangements = arrangements * (i + 1) / seen.merge(labels[stratum[i]], 1, (a, b) -> a + b);
        if (arrangements > limit) {
          return limit + 1;
        }
      }
    }
    return arrangements;
  }

  /** Shows every different arrangement once; the array is good during the call only. */
  void enumerate(Consumer<int[]> visitor) {
    int[] current = labels.clone();
    for (int[] stratum : strata) {
      int[] sorted = Arrays.stream(stratum).map(place -> labels[place]).sorted().toArray();
      for (int i = 0; i < stratum.length; i++) {
        current[stratum[i]] = sorted[i];
      }
    }
    do {
      visitor.accept(current);
    } while (strata.stream().anyMatch(stratum -> advance(current, stratum)));
  }

  /** Shows so many drawn arrangements; the array is good during the call only. */
  void draw(byte[] seed, int count, Consumer<int[]> visitor) {
    SeededWords words = new SeededWords(LABEL, seed);
    for (int drawn = 0; drawn < count; drawn++) {
      int[] current = labels.clone();
      for (int[] stratum : strata) {
        for (int i = 0; i < stratum.length - 1; i++) {
          swap(current, stratum[i], stratum[i + (int) words.below(stratum.length - i)]);
        }
      }
      visitor.accept(current);
    }
  }

  /**
   * The stratum's next arrangement in lexicographic order; false after the last, then the first.
   */
  private static boolean advance(int[] labels, int[] stratum) {
    int rise = stratum.length - 2;
    while (rise >= 0 && labels[stratum[rise]] >= labels[stratum[rise + 1]]) {
      rise--;
    }
    if (rise >= 0) {
      int greater = stratum.length - 1;
      while (labels[stratum[greater]] <= labels[stratum[rise]]) {
        greater--;
      }
      swap(labels, stratum[rise], stratum[greater]);
    }
    for (int low = rise + 1, high = stratum.length - 1; low < high; low++, high--) {
      swap(labels, stratum[low], stratum[high]);
    }
    return rise >= 0;
  }

  private static void swap(int[] labels, int one, int other) {
    int label = labels[one];
    labels[one] = labels[other];
    labels[other] = label;
  }
}
