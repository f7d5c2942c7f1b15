package dev.assay.compute.columns;

import dev.assay.compute.nodelist.ListObserved.Counts;
import java.util.BitSet;
import java.util.List;

/**
 * Counts the entries of lists that stand one after the other, and tells which of all are nodes of
 * their own. Confined to one thread.
 */
final class EntryCounting {
  private static final int NONE = -1;

  private final Column publicKeys;
  private final Column tlsKeys;
  private final Column endpoints;
  private int next;

  private EntryCounting(Column publicKeys, Column tlsKeys, Column endpoints) {
    this.publicKeys = publicKeys;
    this.tlsKeys = tlsKeys;
    this.endpoints = endpoints;
  }

  /** Of all lists' blocks, which are emptied. */
  static EntryCounting of(List<Block> blocks) {
    int entries = blocks.stream().mapToInt(Block::size).sum();
    return new EntryCounting(
        Column.of(blocks, Mark.PUBLIC_KEY, entries),
        Column.of(blocks, Mark.TLS_KEY, entries),
        Column.of(blocks, Mark.ENDPOINT, entries));
  }

  /** Which entries of all lists are nodes of their own. */
  Roll roll() {
    return Roll.of(publicKeys, tlsKeys, endpoints);
  }

  /** The counts of the next list, which has these blocks. */
  Counts next(List<Block> blocks) {
    int online = blocks.stream().mapToInt(Block::size).sum();
    BitSet keys = new BitSet();
    BitSet otherKeys = new BitSet();
    BitSet places = new BitSet();
    int withKey = 0;
    for (int entry = next; entry < next + online; entry++) {
      int key = publicKeys.bucketOf()[entry];
      int other = key == NONE ? tlsKeys.bucketOf()[entry] : NONE;
      set(keys, key);
      set(otherKeys, other);
      set(places, endpoints.bucketOf()[entry]);
      withKey += key != NONE || other != NONE ? 1 : 0;
    }
    next += online;
    int distinctKeys = keys.cardinality() + otherKeys.cardinality();
    return new Counts(
        blocks.stream().mapToInt(Block::entries).sum(),
        Math.min(places.cardinality(), distinctKeys + online - withKey),
        blocks.stream().mapToInt(Block::offline).sum(),
        withKey,
        blocks.stream().mapToInt(Block::malformed).sum(),
        NodeColumns.examples(blocks));
  }

  private static void set(BitSet buckets, int bucket) {
    if (bucket != NONE) {
      buckets.set(bucket);
    }
  }
}
