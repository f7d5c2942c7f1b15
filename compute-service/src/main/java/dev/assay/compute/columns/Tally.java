package dev.assay.compute.columns;

import java.util.Arrays;

/**
 * How many nodes say a value by either of two marks, each mark counted by itself. Immutable; the
 * arrays are its own, whoever has it only reads.
 *
 * @param counts nodes by value
 * @param firsts the first entry with each value
 * @param one the mark by which the first values are said
 * @param other the mark of the others
 * @param ofOne how many those are
 */
@SuppressWarnings(
    "ArrayRecordComponent") // a million values: boxed they would be ten times as large
public record Tally(int[] counts, int[] firsts, Mark one, Mark other, int ofOne) {

  /** Of these columns; the same text is the same value by either mark. */
  public static Tally of(NodeColumns columns, Roll roll, Mark one, Mark other) {
    Column ones = columns.column(one);
    Column others = columns.column(other);
    Interning values = new Interning(ones.buckets() + others.buckets());
    for (long value : ones.values()) {
      values.number(value);
    }
    int[] numbers = new int[others.buckets()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.number(others.values()[i]);
    }
    int[] counts = Arrays.copyOf(ones.counts(roll), values.values().length);
    int[] firsts = Arrays.copyOf(ones.firsts(), counts.length);
    int[] otherCounts = others.counts(roll);
    int[] otherFirsts = others.firsts();
    for (int i = 0; i < numbers.length; i++) {
      counts[numbers[i]] += otherCounts[i];
      if (numbers[i] >= ones.buckets()) {
        firsts[numbers[i]] = otherFirsts[i];
      }
    }
    return new Tally(counts, firsts, one, other, ones.buckets());
  }

  /** Nodes that say this value. */
  public long count(int value) {
    return counts[value];
  }

  /** The mark by which the first entry says this value. */
  public Mark markOf(int value) {
    return value < ofOne ? one : other;
  }
}
