package dev.assay.compute.distribution;

import dev.assay.compute.nodelist.ListedNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operators that a list names, and between which bounds the truth lies: who operates a node is
 * the list's word, and nobody outside can tell one operator with many names from many.
 *
 * @param named the spread over the operators as named; null when none is
 * @param unknown nodes without a named operator, entries that could not be read included
 * @param best the bound in the project's favour: every unknown node has an operator of its own
 * @param worst the bound against it: operators whose nodes answer in one network are one, and all
 *     unknown nodes belong to the largest
 */
public record Operators(@Nullable Spread named, int unknown, Bound best, Bound worst) {

  /** A number of operators and their Nakamoto coefficient. */
  public record Bound(int operators, int nakamoto) {
    static Bound of(Map<String, Long> shares) {
      return shares.isEmpty() ? new Bound(0, 0) : new Bound(shares.size(), Spread.nakamoto(shares));
    }
  }

  static Operators of(List<ListedNode> nodes, int malformed, Entities entities) {
    Map<String, Long> named = new HashMap<>();
    int unknown = malformed;
    for (ListedNode node : nodes) {
      if (node.operator() == null) {
        unknown++;
      } else {
        named.merge(node.operator(), 1L, Long::sum);
      }
    }
    return new Operators(
        Spread.of(named), unknown, best(named, unknown), worst(entities.merged(named), unknown));
  }

  private static Bound best(Map<String, Long> named, int unknown) {
    Map<String, Long> shares = new HashMap<>(named);
    for (int i = 0; i < unknown; i++) {
      shares.put("unknown\n" + i, 1L); // no operator of a list has a line feed in its name
    }
    return Bound.of(shares);
  }

  private static Bound worst(Map<String, Long> merged, int unknown) {
    Map<String, Long> shares = new HashMap<>(merged);
    if (unknown > 0) {
      String largest = merged.isEmpty() ? "unknown" : Spread.sorted(merged).getFirst().name();
      shares.merge(largest, (long) unknown, Long::sum);
    }
    return Bound.of(shares);
  }
}
