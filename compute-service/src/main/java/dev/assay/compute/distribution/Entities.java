package dev.assay.compute.distribution;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which operators might be one and the same: operators whose nodes answer in one network are
 * merged. That is the worst case and no accusation: neighbours share networks too. Confined to one
 * thread.
 */
final class Entities {
  private final Map<String, String> parents = new HashMap<>();

  /** Merges the operators that each network has in common. */
  static Entities of(Map<String, Set<String>> operatorsByNetwork) {
    Entities entities = new Entities();
    for (Set<String> together : operatorsByNetwork.values()) {
      String first = together.iterator().next();
      together.forEach(other -> entities.merge(first, other));
    }
    return entities;
  }

  /** The shares of the merged operators. */
  Map<String, Long> merged(Map<String, Long> nodesByOperator) {
    Map<String, Long> merged = new HashMap<>();
    nodesByOperator.forEach((operator, nodes) -> merged.merge(root(operator), nodes, Long::sum));
    return merged;
  }

  private void merge(String one, String other) {
    parents.put(root(one), root(other));
  }

  private String root(String operator) {
    String root = operator;
    for (String up = parents.get(root); up != null && !up.equals(root); up = parents.get(root)) {
      root = up;
    }
    return root;
  }
}
