package dev.assay.compute.nodelist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The different nodes of all lists that could be read: an entry that repeats a key or an endpoint
 * is no further node, and a list's own "offline" is taken at its word. Immutable.
 *
 * @param nodes the different nodes, in the order of the lists
 * @param malformed entries, over all lists, that could not be read
 */
public record NodeRoll(List<ListedNode> nodes, int malformed) {

  public NodeRoll {
    nodes = List.copyOf(nodes);
  }

  /** The roll of these readings. */
  public static NodeRoll of(List<ListReading> readings) {
    List<ListedNode> nodes = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    int malformed = 0;
    for (ListReading reading : readings) {
      if (reading instanceof ListReading.Read read) {
        read.list().claimedOnline().forEach(node -> enter(node, nodes, seen));
        malformed += read.list().malformed();
      }
    }
    return new NodeRoll(nodes, malformed);
  }

  private static void enter(ListedNode node, List<ListedNode> nodes, Map<String, Integer> seen) {
    Integer same = first(node, seen);
    if (same == null) {
      remember(node, nodes.size(), seen);
      nodes.add(node);
    } else if (nodes.get(same).key() == null && node.key() != null) {
      nodes.set(same, node); // another list names the key of a node that is known without one
      remember(node, same, seen);
    }
  }

  private static @Nullable Integer first(ListedNode node, Map<String, Integer> seen) {
    Integer byKey = node.key() == null ? null : seen.get("key " + node.key());
    return byKey == null ? seen.get(node.place()) : byKey;
  }

  private static void remember(ListedNode node, int position, Map<String, Integer> seen) {
    seen.put(node.place(), position);
    if (node.key() != null) {
      seen.put("key " + node.key(), position);
    }
  }
}
