package dev.assay.compute.columns;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which entries count as nodes: one that repeats a key or an endpoint is no further node. Where the
 * first entry of an endpoint gives no key and a later one does, the later one counts. Immutable.
 */
public final class Roll {
  private static final int NONE = -1;

  private final BitSet repeated;
  private final int nodes;

  private Roll(BitSet repeated, int entries) {
    this.repeated = repeated;
    this.nodes = entries - repeated.cardinality();
  }

  static Roll of(Column publicKeys, Column tlsKeys, Column endpoints) {
    BitSet repeated = new BitSet();
    int entries = endpoints.bucketOf().length;
    int[] byPublicKey = none(publicKeys.buckets());
    int[] byTlsKey = none(tlsKeys.buckets());
    int[] byEndpoint = none(endpoints.buckets());
    for (int node = 0; node < entries; node++) {
      int publicKey = publicKeys.bucketOf()[node];
      int tlsKey = publicKey == NONE ? tlsKeys.bucketOf()[node] : NONE;
      int endpoint = endpoints.bucketOf()[node];
      boolean keyed = publicKey != NONE || tlsKey != NONE;
      int same =
          publicKey != NONE ? byPublicKey[publicKey] : tlsKey != NONE ? byTlsKey[tlsKey] : NONE;
      same = same == NONE ? byEndpoint[endpoint] : same;
      boolean better =
          same != NONE
              && keyed
              && publicKeys.bucketOf()[same] == NONE
              && tlsKeys.bucketOf()[same] == NONE;
      if (same != NONE) {
        repeated.set(better ? same : node);
      }
      if (better) {
        byEndpoint[endpoints.bucketOf()[same]] = node;
      }
      if (same == NONE || better) {
        byEndpoint[endpoint] = node;
        if (publicKey != NONE) {
          byPublicKey[publicKey] = node;
        } else if (tlsKey != NONE) {
          byTlsKey[tlsKey] = node;
        }
      }
    }
    return new Roll(repeated, entries);
  }

  /** Whether this entry is a node of its own. */
  public boolean counts(int entry) {
    return !repeated.get(entry);
  }

  /** How many nodes there are. */
  public int nodes() {
    return nodes;
  }

  /** Where these of the nodes stand among the entries; ascending. */
  public int[] entries(int[] ascending) {
    return places(repeated, ascending);
  }

  /** Where these of the unset bits stand. */
  static int[] places(BitSet set, int[] ascending) {
    int[] places = new int[ascending.length];
    int place = set.nextClearBit(0);
    int passed = 0;
    for (int i = 0; i < ascending.length; i++) {
      for (; passed < ascending[i]; passed++) {
        place = set.nextClearBit(place + 1);
      }
      places[i] = place;
    }
    return places;
  }

  private static int[] none(int buckets) {
    int[] none = new int[buckets];
    Arrays.fill(none, NONE);
    return none;
  }
}
