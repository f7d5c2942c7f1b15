package dev.assay.verification.entities;

import dev.assay.verification.document.Require;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Merges identities that evidence shows to be one entity's. Each family of signals gives a pair of
 * nodes one e-value; families are independent among different operators, so that their product is
 * an e-value too. A pair is merged when the product reaches C(N,2) / alpha: by Markov's inequality
 * and the sum over all pairs, the probability of any false merge is alpha at most. One family alone
 * never merges, since it gives at most N/2.
 *
 * <p>Pairs are never enumerated: nodes that no other could be merged with, whatever matches, are
 * left out, and of the others each is held against its bucket's first and the one before it. Pairs
 * that aren't looked at aren't merged, which errs in favour of those who are counted, and the work
 * is linear in nodes and signals. Immutable.
 *
 * @param nodes how many there are
 * @param shared signals that prove by themselves that nodes with the same value are one entity's
 * @param families signals that only speak for it, at most 16 families
 */
public record EntityMerging(int nodes, List<SignalColumn> shared, List<SignalFamily> families) {
  private static final int MOST_FAMILIES = 16;
  private static final int NONE = -1;
  private static final double ROUNDING = 1 - 1e-9;

  public EntityMerging {
    shared = List.copyOf(shared);
    families = List.copyOf(families);
    Require.that(families.size() <= MOST_FAMILIES, "families", "must be 16 at most");
    boolean fits = shared.stream().allMatch(column -> column.nodes() == nodes);
    for (SignalFamily family : families) {
      fits &= family.columns().stream().allMatch(column -> column.nodes() == nodes);
    }
    Require.that(fits, "columns", "must have one value for each node");
  }

  /** Only what proves by itself. */
  public MergedEntities proven() {
    return MergedEntities.sharing(nodes, shared);
  }

  /** Also what the evidence shows, with this probability of any false merge at most. */
  public MergedEntities merged(double alpha) {
    Require.that(alpha > 0 && alpha < 1, "alpha", "must lie between 0 and 1");
    DisjointSets sets = new DisjointSets(nodes);
    shared.forEach(column -> column.mergeInto(sets));
    double threshold = (double) nodes * (nodes - 1) / 2 / alpha;
    FamilyEvidence[] evidence = evidence();
    Looking looking = new Looking(sets, evidence, threshold, within(evidence, threshold));
    for (SignalFamily family : families) {
      family.columns().forEach(looking::through);
    }
    return sets.numbered(alpha);
  }

  /** The e-value of this pair over all families. */
  double eValue(int one, int other) {
    return product(evidence(), one, other);
  }

  private FamilyEvidence[] evidence() {
    return families.stream().map(FamilyEvidence::new).toArray(FamilyEvidence[]::new);
  }

  /** The nodes that could reach the threshold with anyone. */
  private int[] within(FamilyEvidence[] evidence, double threshold) {
    return IntStream.range(0, nodes)
        .parallel()
        .filter(node -> most(evidence, node) >= threshold * ROUNDING)
        .toArray();
  }

  private static double most(FamilyEvidence[] evidence, int node) {
    double most = 1;
    for (FamilyEvidence family : evidence) {
      most *= family.most(node);
    }
    return most;
  }

  private static double product(FamilyEvidence[] evidence, int one, int other) {
    double product = 1;
    for (FamilyEvidence family : evidence) {
      product *= family.of(one, other);
    }
    return product;
  }

  /** One look at all buckets of each column. */
  private record Looking(
      DisjointSets sets, FamilyEvidence[] evidence, double threshold, int[] within) {

    void through(SignalColumn column) {
      if (within.length == 0) {
        return;
      }
      int[] first = new int[column.buckets()];
      int[] last = new int[column.buckets()];
      Arrays.fill(first, NONE);
      for (int node : within) {
        int bucket = column.bucket(node);
        if (bucket < 0) {
          continue;
        }
        if (first[bucket] == NONE) {
          first[bucket] = node;
        } else {
          look(first[bucket], node);
          if (last[bucket] != first[bucket]) {
            look(last[bucket], node);
          }
        }
        last[bucket] = node;
      }
    }

    private void look(int one, int other) {
      if (product(evidence, one, other) >= threshold) {
        sets.merge(one, other);
      }
    }
  }
}
