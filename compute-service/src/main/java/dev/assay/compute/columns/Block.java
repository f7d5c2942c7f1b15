package dev.assay.compute.columns;

import dev.assay.compute.nodelist.ListedNode;
import dev.assay.compute.nodelist.MalformedEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  private final Kept kept;
  private final int first;
  private final long[] @Nullable [] rows = new long[Mark.values().length][];
  private long[] prints = {};
  private final Map<Integer, ListedNode> named = new TreeMap<>();
  private final List<MalformedEntry> examples = new ArrayList<>();
  private int size;
  private int offline;
  private int malformed;

  /**
   * A block without entries.
   *
   * @param first how many entries, neither malformed nor offline, stand before it
   */
  Block(Kept kept, int first) {
    this.kept = kept;
    this.first = first;
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
      prints = withRoom(prints);
      prints[size] = tokens.print();
    }
    if (kept.measured() != null) {
      kept.measured().over(marks);
    }
    for (Mark mark : kept.marks()) {
      if (marks[mark.ordinal()] != 0) {
        put(mark.ordinal(), marks[mark.ordinal()]);
      }
    }
    size++;
  }

  private void put(int mark, long fingerprint) {
    long[] row = rows[mark];
    rows[mark] = withRoom(row == null ? new long[0] : row);
    rows[mark][size] = fingerprint;
  }

  private long[] withRoom(long[] row) {
    return row.length > size ? row : Arrays.copyOf(row, Math.max(LEAST, 2 * size));
  }

  /** Counts an entry that can't be read; the first of them are named. */
  void malformed(String problem) {
    if (examples.size() < EXAMPLES) {
      examples.add(new MalformedEntry(entries(), problem));
    }
    malformed++;
  }

  /** The same in as little memory as it takes. */
  Block trimmed() {
    for (int mark = 0; mark < rows.length; mark++) {
      long[] row = rows[mark];
      if (row != null && row.length != size) {
        rows[mark] = Arrays.copyOf(row, size);
      }
    }
    if (prints.length > size) {
      prints = Arrays.copyOf(prints, size);
    }
    return this;
  }

  /** Takes the row of this mark out; null when no entry has it. */
  long @Nullable [] take(Mark mark) {
    long[] row = rows[mark.ordinal()];
    rows[mark.ordinal()] = null;
    return row;
  }

  /** What tells the entries apart, if it was kept. */
  long[] prints() {
    return prints;
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
