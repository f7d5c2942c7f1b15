package dev.assay.compute.columns;

import dev.assay.compute.nodelist.MalformedEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The nodes of a list, column by column: some 60 bytes a node, whatever the list says of them. An
 * entry that says exactly what an earlier one says is none. Immutable.
 *
 * @param entries well-formed entries that the list doesn't call offline, by their order
 * @param malformed entries that could not be read
 * @param examples the first of those
 * @param columns one for each mark
 * @param again entries of the list that say what an earlier one says
 */
public record NodeColumns(
    int entries,
    int malformed,
    List<MalformedEntry> examples,
    Map<Mark, Column> columns,
    BitSet again) {

  public NodeColumns {
    examples = List.copyOf(examples);
    columns = Map.copyOf(columns);
  }

  /** The columns of these blocks, which are emptied; the work is shared among all processors. */
  static NodeColumns of(List<Block> blocks) {
    int entries = blocks.stream().mapToInt(Block::size).sum();
    Map<Mark, Column> columns = new EnumMap<>(Mark.class);
    long salt = salt(blocks);
    List<Column> interned =
        Arrays.stream(Mark.values())
            .parallel()
            .map(mark -> Column.of(blocks, mark, entries, salt))
            .toList();
    BitSet again = again(interned, blocks);
    for (Mark mark : Mark.values()) {
      Column column = interned.get(mark.ordinal());
      columns.put(mark, again.isEmpty() ? column : column.without(again));
    }
    int malformed = blocks.stream().mapToInt(Block::malformed).sum();
    return new NodeColumns(
        entries - again.cardinality(), malformed, examples(blocks), columns, again);
  }

  /** A fingerprint that nobody could know who chose the systems' numbers. */
  private static long salt(List<Block> blocks) {
    return blocks.stream()
        .mapToLong(Block::someEndpoint)
        .filter(some -> some != 0)
        .findFirst()
        .orElse(0);
  }

  /** The column of this mark. */
  public Column column(Mark mark) {
    return Objects.requireNonNull(columns.get(mark));
  }

  /** Which of the entries are nodes of their own. */
  public Roll roll() {
    return Roll.of(column(Mark.PUBLIC_KEY), column(Mark.TLS_KEY), column(Mark.ENDPOINT));
  }

  /** Where these of the entries stand in the list; ascending. */
  public int[] inList(int[] ascending) {
    return Roll.places(again, ascending);
  }

  /** Only entries that share an endpoint can say the same. */
  private static BitSet again(List<Column> columns, List<Block> blocks) {
    Column endpoints = columns.get(Mark.ENDPOINT.ordinal());
    BitSet shared = endpoints.repeated();
    BitSet again = new BitSet();
    Interning seen = new Interning(0);
    int different = 0;
    int entry = 0;
    for (Block block : blocks) {
      for (int i = 0; i < block.size() && !shared.isEmpty(); i++, entry++) {
        if (!shared.get(endpoints.bucketOf()[entry])) {
          continue;
        }
        if (seen.number(print(block.identities()[i], columns, entry)) < different) {
          again.set(entry);
        } else {
          different++;
        }
      }
    }
    return again;
  }

  /** Tells an entry from every other one, by all that it says. */
  private static long print(long identity, List<Column> columns, int entry) {
    long print = identity;
    for (Column column : columns) {
      print = Fingerprints.joined(print, column.valueOf(entry));
    }
    return print;
  }

  /** The first malformed entries of these blocks. */
  static List<MalformedEntry> examples(List<Block> blocks) {
    List<MalformedEntry> examples = new ArrayList<>();
    int before = 0;
    for (Block block : blocks) {
      for (MalformedEntry example : block.examples()) {
        if (examples.size() < Block.EXAMPLES) {
          examples.add(new MalformedEntry(before + example.index(), example.problem()));
        }
      }
      before += block.entries();
    }
    return examples;
  }
}
