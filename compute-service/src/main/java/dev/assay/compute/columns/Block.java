package dev.assay.compute.columns;

import dev.assay.compute.nodelist.ListedNode;
import dev.assay.compute.nodelist.MalformedEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive entries of a list, each mark's fingerprints in a row of their own; 0 where an entry
 * doesn't say. Entries that the list calls offline are counted alone. Confined to one thread at a
 * time.
 */
final class Block {
  /** How many malformed entries are named. */
  static final int EXAMPLES = 20;

  private static final int LEAST = 256;
  private static final int SPARE = 8; // a row may be an eighth longer than it need be

  private final Kept kept;
  private final int first;
  private final int expected;
  private final int[] ordinals;
  private final long[] @Nullable [] rows = new long[Mark.values().length][];
  private long[] identities = {};
  private final Map<Integer, ListedNode> named = new TreeMap<>();
  private final List<MalformedEntry> examples = new ArrayList<>();
  private int size;
  private int offline;
  private int malformed;

  /**
   * A block without entries.
   *
   * @param first how many entries, neither malformed nor offline, stand before it
   * @param expected how many it will have, roughly
   */
  Block(Kept kept, int first, int expected) {
    this.kept = kept;
    this.first = first;
    this.ordinals = kept.marks().stream().mapToInt(Mark::ordinal).toArray();
    this.expected = expected + expected / (2 * SPARE);
  }

  /** Whether the next entry is kept in words. */
  boolean namesNext() {
    return kept.named().get(first + size);
  }

  /** Adds the entry that was read last, or counts it as malformed. */
  void add(EntryTokens tokens, @Nullable String problem) {
    if (problem != null) {
      malformed(problem);
    } else if (tokens.offline()) {
      offline++;
    } else {
      addOnline(tokens);
    }
  }

  private void addOnline(EntryTokens tokens) {
    if (namesNext()) {
      named.put(first + size, tokens.node());
    }
    long[] marks = tokens.marks();
    if (kept.whole()) {
      identities = withRoom(identities);
      identities[size] = kept.measured() == null ? tokens.id() : tokens.print();
    }
    if (kept.measured() != null) {
      kept.measured().over(marks);
    }
    for (int mark : ordinals) {
      if (marks[mark] != 0) {
        long[] row = rows[mark];
        if (row == null || row.length <= size) {
          row = withRoom(row == null ? new long[0] : row);
          rows[mark] = row;
        }
        row[size] = marks[mark];
      }
    }
    size++;
  }

  private long[] withRoom(long[] row) {
    return row.length > size
        ? row
        : Arrays.copyOf(row, Math.max(Math.max(LEAST, expected), 2 * size));
  }

  /** Counts an entry that can't be read; the first of them are named. */
  void malformed(String problem) {
    if (examples.size() < EXAMPLES) {
      examples.add(new MalformedEntry(entries(), problem));
    }
    malformed++;
  }

  /** The same in little more memory than it takes. */
  Block trimmed() {
    for (int mark = 0; mark < rows.length; mark++) {
      long[] row = rows[mark];
      rows[mark] = row == null ? null : trimmed(row);
    }
    identities = trimmed(identities);
    return this;
  }

  private long[] trimmed(long[] row) {
    boolean good = row.length >= size && row.length - size <= size / SPARE;
    return good ? row : Arrays.copyOf(row, size);
  }

  /** The fingerprint of its first endpoint; 0 without entries. */
  long someEndpoint() {
    long[] row = rows[Mark.ENDPOINT.ordinal()];
    return row == null || size == 0 ? 0 : row[0];
  }

  /** Hands on what its entries say of this mark. */
  void forEach(Mark mark, LongConsumer values) {
    long[] row = rows[mark.ordinal()];
    for (int i = 0; row != null && i < size; i++) {
      if (row[i] != 0) {
        values.accept(row[i]);
      }
    }
  }

  /** Takes the row of this mark out; null when no entry has it. */
  long @Nullable [] take(Mark mark) {
    long[] row = rows[mark.ordinal()];
    rows[mark.ordinal()] = null;
    return row;
  }

  /**
   * What tells apart entries that have all marks in common, if it was kept: their ids, and what the
   * list said where something measured stands over it.
   */
  long[] identities() {
    return identities;
  }

  /** The entries that were to be kept in words, by their order in the list. */
  Map<Integer, ListedNode> named() {
    return named;
  }

  /** How many entries it has, of any kind. */
  int entries() {
    return size + offline + malformed;
  }

  int size() {
    return size;
  }

  int offline() {
    return offline;
  }

  int malformed() {
    return malformed;
  }

  /** The first malformed entries, by their positions in this block. */
  List<MalformedEntry> examples() {
    return examples;
  }
}
