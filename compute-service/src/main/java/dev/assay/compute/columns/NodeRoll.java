package dev.assay.compute.columns;

import dev.assay.compute.nodelist.ListedNode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The different nodes of all lists that could be read: an entry that repeats a key or an endpoint
 * is no further node, and a list's own "offline" is taken at its word. Immutable.
 */
public final class NodeRoll {
  private final @Nullable Roll roll;
  private final List<RecordedList> lists;

  /** Of these lists' entries, one list after the other. */
  NodeRoll(@Nullable Roll roll, List<RecordedList> lists) {
    this.roll = roll;
    this.lists = List.copyOf(lists);
  }

  /** No node at all. */
  public static NodeRoll empty() {
    return new NodeRoll(null, List.of());
  }

  /** How many there are. */
  public int size() {
    return roll == null ? 0 : roll.nodes();
  }

  /** Entries of all lists that could not be read. */
  public int malformed() {
    return lists.stream().mapToInt(list -> list.counts().malformed()).sum();
  }

  /** The nodes at these positions, in their order. */
  public List<ListedNode> nodes(int[] positions) {
    int[] ascending = Arrays.stream(positions).sorted().distinct().toArray();
    int[] entries = Objects.requireNonNull(roll).entries(ascending);
    Map<Integer, ListedNode> named = named(entries);
    Map<Integer, ListedNode> byPosition = new HashMap<>();
    for (int i = 0; i < ascending.length; i++) {
      byPosition.put(ascending[i], Objects.requireNonNull(named.get(entries[i])));
    }
    return Arrays.stream(positions).mapToObj(byPosition::get).toList();
  }

  private Map<Integer, ListedNode> named(int[] entries) {
    Map<Integer, ListedNode> all = new HashMap<>();
    int first = 0;
    for (RecordedList list : lists) {
      int from = first;
      int to = first + Arrays.stream(list.blocks()).sum();
      BitSet wanted = new BitSet();
      Arrays.stream(entries).filter(e -> e >= from && e < to).forEach(e -> wanted.set(e - from));
      list.named(wanted).forEach((entry, node) -> all.put(from + entry, node));
      first = to;
    }
    return all;
  }
}
