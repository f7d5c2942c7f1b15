package dev.assay.verification.entities;

import java.util.Arrays;

/**
 * Which entity each node belongs to. The arrays are the record's own: whoever has it only reads.
 *
 * @param entityOf for each node, by its index, its entity: 0 to {@code count} - 1, numbered in the
 *     order of their first nodes
 * @param count how many entities there are
 * @param errorProbability the probability that any two nodes of different operators were merged, at
 *     most; 0 when only what they share was followed
 */
@SuppressWarnings("ArrayRecordComponent") // a million nodes: boxed they would be ten times as large
public record MergedEntities(int[] entityOf, int count, double errorProbability) {

  /** Merges the nodes that share a value of any of these columns, and nothing else. */
  public static MergedEntities sharing(int nodes, Iterable<SignalColumn> columns) {
    DisjointSets sets = new DisjointSets(nodes);
    columns.forEach(column -> column.mergeInto(sets));
    return sets.numbered(0);
  }

  /** How many nodes each entity has. */
  public int[] sizes() {
    int[] sizes = new int[count];
    for (int entity : entityOf) {
      sizes[entity]++;
    }
    return sizes;
  }

  /** The nodes of the largest entity; 0 without nodes. */
  public int largest() {
    return Arrays.stream(sizes()).max().orElse(0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MergedEntities that
        && Arrays.equals(entityOf, that.entityOf)
        && errorProbability == that.errorProbability;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(entityOf);
  }

  @Override
  public String toString() {
    return "MergedEntities[nodes=" + entityOf.length + ", count=" + count + "]";
  }
}
