package dev.assay.verification.entities;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One signal of all nodes: nodes with the same value are in one bucket. Immutable.
 *
 * <p>The e-value of a match in a bucket of m among n nodes is a n/m, that of a mismatch (1-a)/(1-q)
 * with q = sum m(m-1) / (n(n-1)), where a is the stated probability that one operator's nodes
 * match. Averaged over all pairs this is a (n - buckets)/(n - 1) + (1-a) or less, so at most 1
 * whatever the buckets are: it is an e-value for nodes of different operators, whose values are
 * exchangeable, without any value's frequency being known beforehand. What many share counts for
 * little.
 */
public final class SignalColumn {
  private static final int NONE = -1;

  private final int[] bucketOf;
  private final int[] sizes;
  private final int present;

  private SignalColumn(int[] bucketOf, int buckets) {
    this.bucketOf = bucketOf;
    this.sizes = new int[buckets];
    int known = 0;
    for (int bucket : bucketOf) {
      if (bucket >= 0) {
        sizes[bucket]++;
        known++;
      }
    }
    this.present = known;
  }

  /** The column of these values, one for each node; null where none is known. */
  public static SignalColumn of(List<? extends @Nullable Object> values) {
    Map<Object, Integer> buckets = HashMap.newHashMap(values.size());
    int[] bucketOf = new int[values.size()];
    Arrays.fill(bucketOf, NONE);
    int node = 0;
    for (Object value : values) {
      if (value != null) {
        int next = buckets.size();
        Integer known = buckets.putIfAbsent(value, next);
        bucketOf[node] = known == null ? next : known;
      }
      node++;
    }
    return new SignalColumn(bucketOf, buckets.size());
  }

  /**
   * The column of these buckets, one for each node and below 0 where no value is known; they are
   * numbered from 0 to {@code buckets} - 1, none is empty, and the array becomes the column's own.
   */
  public static SignalColumn of(int[] bucketOf, int buckets) {
    return new SignalColumn(bucketOf, buckets);
  }

  /** Nodes that have a value. */
  public int present() {
    return present;
  }

  int nodes() {
    return bucketOf.length;
  }

  int buckets() {
    return sizes.length;
  }

  /** The bucket of this node, below 0 when it has none. */
  int bucket(int node) {
    return bucketOf[node];
  }

  /** Whether another node has the value of this one. */
  boolean isShared(int node) {
    return bucketOf[node] >= 0 && sizes[bucketOf[node]] > 1;
  }

  /** For each bucket, what a match in it is worth. */
  double[] matches(double matchIfSame) {
    double[] worth = new double[sizes.length];
    for (int i = 0; i < worth.length; i++) {
      worth[i] = matchIfSame * present / sizes[i];
    }
    return worth;
  }

  /** What a mismatch is worth. */
  double mismatch(double matchIfSame) {
    double pairs = 0;
    for (int size : sizes) {
      pairs += (double) size * (size - 1);
    }
    double different = (double) present * (present - 1) - pairs;
    // without two different values there is no mismatch to be worth anything
    return different <= 0 ? 1 : (1 - matchIfSame) * present * (present - 1) / different;
  }

  /** Merges every bucket by a star around its first node. */
  void mergeInto(DisjointSets sets) {
    if (sizes.length == present) {
      return; // no two nodes share a value
    }
    int[] first = new int[sizes.length];
    Arrays.fill(first, NONE);
    for (int node = 0; node < bucketOf.length; node++) {
      int bucket = bucketOf[node];
      if (bucket >= 0 && first[bucket] == NONE) {
        first[bucket] = node;
      } else if (bucket >= 0) {
        sets.merge(first[bucket], node);
      }
    }
  }
}
