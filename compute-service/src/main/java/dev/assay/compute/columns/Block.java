package dev.assay.compute.columns;

import dev.assay.compute.nodelist.NodeList.Malformed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive entries of a list, each mark's fingerprints in a row of their own; 0 where an entry
 * doesn't say. Confined to one thread at a time.
 */
final class Block {
  /** How many malformed entries are named. */
  static final int EXAMPLES = 20;

  private static final int LEAST = 256;

  private final long[] @Nullable [] rows = new long[Mark.values().length][];
  private final List<Malformed> examples = new ArrayList<>();
  private int size;
  private int malformed;

  /** Adds the entry that was read last, or counts it as malformed. */
  void add(EntryTokens tokens, @Nullable String problem) {
    if (problem == null) {
      add(tokens.marks());
    } else {
      malformed(problem);
    }
  }

  /** Adds an entry by its marks. */
  void add(long[] marks) {
    for (int mark = 0; mark < marks.length; mark++) {
      if (marks[mark] != 0) {
        put(mark, marks[mark]);
      }
    }
    size++;
  }

  private void put(int mark, long fingerprint) {
    long[] row = rows[mark];
    if (row == null || row.length <= size) {
      row =
          row == null
              ? new long[Math.max(LEAST, 2 * size)]
              : Arrays.copyOf(row, Math.max(2 * row.length, 2 * size));
      rows[mark] = row;
    }
    row[size] = fingerprint;
  }

  /** Counts an entry that can't be read; the first of them are named. */
  void malformed(String problem) {
    if (examples.size() < EXAMPLES) {
      examples.add(new Malformed(size + malformed, problem));
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
    return this;
  }

  /** Takes the row of this mark out; null when no entry has it. */
  long @Nullable [] take(Mark mark) {
    long[] row = rows[mark.ordinal()];
    rows[mark.ordinal()] = null;
    return row;
  }

  int size() {
    return size;
  }

  int malformed() {
    return malformed;
  }

  /** The first malformed entries, by their positions in this block. */
  List<Malformed> examples() {
    return examples;
  }
}
