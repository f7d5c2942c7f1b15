package dev.assay.compute.columns;

import dev.assay.compute.nodelist.ListedNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Columns of nodes that are at hand one by one, with what connections to them showed. Confined to
 * one thread.
 */
public final class ListedColumns {
  private final Fingerprints fingerprints;
  private final Endpoint endpoints;
  private final Block block = new Block();
  private final long[] marks = new long[Mark.values().length];

  /** With this key of the fingerprints: whoever writes the list must not know it beforehand. */
  public ListedColumns(long key) {
    fingerprints = new Fingerprints(key);
    endpoints = new Endpoint(fingerprints);
  }

  /**
   * Adds a node.
   *
   * @param connected the address {@code host:port} that answers for it
   * @param tlsKey the key that it shows
   */
  public void add(ListedNode node, String connected, @Nullable String tlsKey) {
    Arrays.fill(marks, 0);
    put(Mark.OPERATOR, node.operator());
    put(Mark.PUBLIC_KEY, node.publicKey());
    put(Mark.TLS_KEY, tlsKey);
    put(Mark.ENDPOINT, node.place());
    put(Mark.REGION, lower(node.region()));
    put(Mark.COUNTRY, lower(node.country()));
    put(Mark.DEVICE, node.marks().device());
    put(Mark.SSH_KEY, node.marks().sshKey());
    put(Mark.PAYOUT, node.marks().payout());
    put(Mark.FUNDING, node.marks().funding());
    put(Mark.SOFTWARE, node.marks().software());
    marks[Mark.SYSTEM.ordinal()] = node.asn() == null ? 0 : node.asn() + 1;
    endpoints.address(connected, marks);
    block.add(marks);
  }

  /** The columns of the nodes that were added; nothing can be added afterwards. */
  public NodeColumns columns() {
    return NodeColumns.of(List.of(block.trimmed()));
  }

  private void put(Mark mark, @Nullable String text) {
    marks[mark.ordinal()] = text == null ? 0 : fingerprints.of(text);
  }

  private static @Nullable String lower(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
