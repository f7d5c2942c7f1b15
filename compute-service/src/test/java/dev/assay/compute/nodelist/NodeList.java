package dev.assay.compute.nodelist;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A node list as it was read: its well-formed entries, and what could not be read of it.
 *
 * @param nodes the well-formed entries, in the list's order
 * @param malformed how many entries have another shape than documented
 * @param examples the first of those
 */
public record NodeList(List<ListedNode> nodes, int malformed, List<Malformed> examples) {

  /**
   * An entry that could not be read.
   *
   * @param index its position, from 0
   * @param problem what is wrong with it
   */
  public record Malformed(int index, String problem) {}

  public NodeList {
    nodes = List.copyOf(nodes);
    examples = List.copyOf(examples);
  }

  /** The entries that the list itself doesn't call offline. */
  public List<ListedNode> claimedOnline() {
    return nodes.stream().filter(n -> !n.offline()).toList();
  }

  /**
   * The most different nodes that these entries can be: no two nodes share an endpoint, nor a key.
   */
  public static int mostDistinct(List<ListedNode> nodes) {
    Set<String> places = new HashSet<>();
    Set<String> keys = new HashSet<>();
    int keyless = 0;
    for (ListedNode node : nodes) {
      places.add(node.place());
      if (node.key() == null) {
        keyless++;
      } else {
        keys.add(Objects.requireNonNull(node.key()));
      }
    }
    return Math.min(places.size(), keys.size() + keyless);
  }
}
