package dev.assay.compute.columns;

import dev.assay.compute.nodelist.ListedNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What connections to listed endpoints showed, which stands over what a list says of the same
 * endpoint. Filled by one thread, then read by any.
 */
public final class Measured {
  private final Fingerprints fingerprints;
  private final Endpoint endpoints;
  private final Map<Long, long[]> byEndpoint = new HashMap<>();

  /** With the key of the stream that it is for. */
  public Measured(long key) {
    fingerprints = new Fingerprints(key);
    endpoints = new Endpoint(fingerprints);
  }

  /**
   * What was seen of a node.
   *
   * @param address {@code host:port} that answered for it
   * @param tlsKey the key that it showed
   */
  public void add(ListedNode node, @Nullable String address, @Nullable String tlsKey) {
    long[] marks = new long[Mark.values().length];
    if (address != null) {
      endpoints.address(address, marks);
    }
    marks[Mark.TLS_KEY.ordinal()] = tlsKey == null ? 0 : fingerprints.of(tlsKey);
    byEndpoint.put(fingerprints.of(node.place()), marks);
  }

  /** Writes what was seen of its endpoint over an entry's marks. */
  void over(long[] marks) {
    long[] seen = byEndpoint.isEmpty() ? null : byEndpoint.get(marks[Mark.ENDPOINT.ordinal()]);
    if (seen == null) {
      return;
    }
    if (seen[Mark.ADDRESS.ordinal()] != 0) {
      marks[Mark.ADDRESS.ordinal()] = seen[Mark.ADDRESS.ordinal()];
      marks[Mark.NETWORK.ordinal()] = seen[Mark.NETWORK.ordinal()];
    }
    if (seen[Mark.TLS_KEY.ordinal()] != 0) {
      marks[Mark.TLS_KEY.ordinal()] = seen[Mark.TLS_KEY.ordinal()];
    }
  }
}
