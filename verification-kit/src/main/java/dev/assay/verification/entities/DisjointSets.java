package dev.assay.verification.entities;

/**
 * Sets of nodes that only ever grow together (union-find with path halving; the smallest index
 * leads its set, so that the result doesn't depend on the order of merging). Confined to one
 * thread.
 */
final class DisjointSets {
  private final int[] parent;
  private int count;

  DisjointSets(int nodes) {
    parent = new int[nodes];
    for (int i = 0; i < nodes; i++) {
      parent[i] = i;
    }
    count = nodes;
  }

  /** The least index of the set that this node is in. */
  int leader(int node) {
    int at = node;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  boolean together(int one, int other) {
    return leader(one) == leader(other);
  }

  void merge(int one, int other) {
    int a = leader(one);
    int b = leader(other);
    if (a != b) {
      parent[Math.max(a, b)] = Math.min(a, b);
      count--;
    }
  }

  /** Numbers the sets from 0, in the order of their least nodes. */
  MergedEntities numbered(double errorProbability) {
    int[] entityOf = new int[parent.length];
    int next = 0;
    for (int i = 0; i < parent.length; i++) {
      int leader = leader(i);
      entityOf[i] = leader == i ? next++ : entityOf[leader];
    }
    return new MergedEntities(entityOf, count, errorProbability);
  }
}
