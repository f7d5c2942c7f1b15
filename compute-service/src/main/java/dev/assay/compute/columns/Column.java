package dev.assay.compute.columns;

import dev.assay.verification.entities.SignalColumn;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mark of all nodes: nodes with the same value are in one bucket, and buckets are numbered in
 * the order of their first nodes. Immutable; the arrays are its own, whoever has it only reads.
 *
 * @param bucketOf the bucket of each node, -1 where the value is unknown
 * @param values the fingerprint of each bucket, or the number itself for autonomous systems
 */
@SuppressWarnings("ArrayRecordComponent") // a million nodes: boxed they would be ten times as large
public record Column(int[] bucketOf, long[] values) {
  private static final int NONE = -1;

  /** The column of this mark, taken out of the blocks, if its values are fingerprints. */
  static Column of(List<Block> blocks, Mark mark, int nodes) {
    return of(blocks, mark, nodes, 0);
  }

  /**
   * The column of this mark, taken out of the blocks.
   *
   * @param salt what nobody knew who wrote the list
   */
  static Column of(List<Block> blocks, Mark mark, int nodes, long salt) {
    Singles singles = singles(blocks, mark, nodes);
    Interning interning = new Interning(singles == null ? 0 : singles.places(), salt);
    int[] bucketOf = new int[nodes];
    int node = 0;
    for (Block block : blocks) {
      long[] row = block.take(mark);
      for (int i = 0; i < block.size(); i++) {
        long value = row == null ? 0 : row[i];
        bucketOf[node++] = value == 0 ? NONE : number(value, singles, interning);
      }
    }
    return new Column(bucketOf, interning.values());
  }

  /** Values that come once, as most do in some columns, need no looking up. */
  private static int number(long value, @Nullable Singles singles, Interning interning) {
    return singles != null && singles.has(value)
        ? interning.single(value)
        : interning.number(value);
  }

  /** They, or null where there are too few for it to be worth while. */
  private static @Nullable Singles singles(List<Block> blocks, Mark mark, int nodes) {
    Singles singles = new Singles(nodes);
    for (Block block : blocks) {
      block.forEach(mark, singles::add);
      if (singles.areFew()) {
        return null;
      }
    }
    return singles;
  }

  /** The pairs of values; a node without either shares that with others. */
  public static Column pairs(Column one, Column other) {
    int[] bucketOf = new int[one.bucketOf.length];
    Interning interning = new Interning(0, one.salt() ^ Long.rotateLeft(other.salt(), 1));
    for (int node = 0; node < bucketOf.length; node++) {
      long pair = (long) one.bucketOf[node] << Integer.SIZE | (other.bucketOf[node] & 0xffffffffL);
      bucketOf[node] = interning.number(pair);
    }
    return new Column(bucketOf, interning.values());
  }

  /** The same without these nodes, each of which has the values of an earlier one. */
  Column without(BitSet repeated) {
    int[] rest = new int[bucketOf.length - repeated.cardinality()];
    int to = 0;
    for (int from = 0; from < bucketOf.length; from++) {
      if (!repeated.get(from)) {
        rest[to++] = bucketOf[from];
      }
    }
    return new Column(rest, values);
  }

  /** A value, which the key of the fingerprints has made, unless it is a system's number. */
  private long salt() {
    return values.length == 0 ? 0 : values[0];
  }

  /** The value of a node; 0 where it is unknown. */
  long valueOf(int node) {
    return bucketOf[node] == NONE ? 0 : values[bucketOf[node]];
  }

  /** The buckets with several nodes. */
  BitSet repeated() {
    BitSet repeated = new BitSet();
    int next = 0; // buckets are numbered as they come, so that a smaller number came before
    for (int bucket : bucketOf) {
      if (bucket == next) {
        next++;
      } else if (bucket != NONE) {
        repeated.set(bucket);
      }
    }
    return repeated;
  }

  /** How many different values there are. */
  public int buckets() {
    return values.length;
  }

  /** The first node of each bucket. */
  public int[] firsts() {
    int[] firsts = new int[buckets()];
    for (int node = bucketOf.length - 1; node >= 0; node--) {
      if (bucketOf[node] != NONE) {
        firsts[bucketOf[node]] = node;
      }
    }
    return firsts;
  }

  /** How many of the nodes that count have each value. */
  public int[] counts(Roll roll) {
    int[] counts = new int[buckets()];
    for (int node = 0; node < bucketOf.length; node++) {
      if (bucketOf[node] != NONE && roll.counts(node)) {
        counts[bucketOf[node]]++;
      }
    }
    return counts;
  }

  /** As a signal for merging; it shares the array. */
  public SignalColumn signal() {
    return SignalColumn.of(bucketOf, buckets());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Column that && Arrays.equals(bucketOf, that.bucketOf);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bucketOf);
  }

  @Override
  public String toString() {
    return "Column[nodes=" + bucketOf.length + ", buckets=" + buckets() + "]";
  }
}
