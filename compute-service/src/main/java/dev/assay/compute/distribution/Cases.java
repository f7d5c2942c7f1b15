package dev.assay.compute.distribution;

import dev.assay.compute.columns.Column;
import dev.assay.compute.columns.Mark;
import dev.assay.compute.columns.Roll;
import dev.assay.compute.entities.NodeSignals;
import dev.assay.verification.entities.MergedEntities;
import java.util.Arrays;

/**
 * How many nodes each operator of a list has: as claimed, after merging, and in the worst case.
 * Linear in the nodes. Immutable; the arrays are its own, whoever has it only reads.
 *
 * @param named nodes of each named operator
 * @param merged by proof and evidence
 * @param worst nodes in one network are one operator's too
 * @param against the worst case with all unknown nodes at the largest operator
 * @param unknown nodes without a named operator, entries that could not be read included
 */
@SuppressWarnings("ArrayRecordComponent") // a million nodes: boxed they would be ten times as large
public record Cases(int[] named, Merged merged, Merged worst, int[] against, int unknown) {

  /**
   * Entities by their sizes.
   *
   * @param sizes nodes of each; those that count alone
   * @param entityOf which entity each entry belongs to
   */
  public record Merged(int[] sizes, int[] entityOf) {
    static Merged of(MergedEntities merged, Roll roll) {
      int[] sizes = new int[merged.count()];
      int[] entityOf = merged.entityOf();
      for (int node = 0; node < entityOf.length; node++) {
        sizes[entityOf[node]] += roll.counts(node) ? 1 : 0;
      }
      return new Merged(sizes, entityOf);
    }

    /** The first entry of an entity. */
    int first(int entity) {
      int node = 0;
      while (entityOf[node] != entity) {
        node++;
      }
      return node;
    }
  }

  /**
   * The cases of these nodes.
   *
   * @param alpha the probability of any false merge by evidence, at most
   * @param malformed entries that could not be read
   */
  public static Cases of(NodeSignals signals, Roll roll, double alpha, int malformed) {
    Column operators = signals.columns().column(Mark.OPERATOR);
    int[] named = operators.counts(roll);
    int unknown = roll.nodes() - Arrays.stream(named).sum() + malformed;
    MergedEntities merged = signals.merging().merged(alpha);
    MergedEntities worst = signals.sharingNetworks(merged);
    return new Cases(
        named,
        Merged.of(merged, roll),
        Merged.of(worst, roll),
        against(worst, operators, roll, unknown),
        unknown);
  }

  /** Every unknown node has an operator of its own. */
  int[] best() {
    int[] best = Arrays.copyOf(named, named.length + unknown);
    Arrays.fill(best, named.length, best.length, 1);
    return best;
  }

  private static int[] against(MergedEntities worst, Column operators, Roll roll, int unknown) {
    int[] sizes = new int[Math.max(1, worst.count())];
    int[] entityOf = worst.entityOf();
    int largest = 0;
    for (int node = 0; node < entityOf.length; node++) {
      if (operators.bucketOf()[node] >= 0 && roll.counts(node)) {
        int entity = entityOf[node];
        sizes[entity]++;
        largest = sizes[entity] > sizes[largest] ? entity : largest;
      }
    }
    sizes[largest] += unknown;
    return sizes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cases that
        && Arrays.equals(named, that.named)
        && Arrays.equals(against, that.against)
        && unknown == that.unknown;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(named);
  }

  @Override
  public String toString() {
    return "Cases[operators=" + named.length + ", unknown=" + unknown + "]";
  }
}
