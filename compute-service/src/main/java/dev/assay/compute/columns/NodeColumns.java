package dev.assay.compute.columns;

import dev.assay.compute.nodelist.NodeList.Malformed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The nodes of a list, column by column: some 60 bytes a node, whatever the list says of them.
 * Immutable.
 *
 * @param entries well-formed entries that the list doesn't call offline, by their order
 * @param malformed entries that could not be read
 * @param examples the first of those
 * @param columns one for each mark
 */
public record NodeColumns(
    int entries, int malformed, List<Malformed> examples, Map<Mark, Column> columns) {

  public NodeColumns {
    examples = List.copyOf(examples);
    columns = Map.copyOf(columns);
  }

  /** The columns of these blocks, which are emptied; the work is shared among all processors. */
  static NodeColumns of(List<Block> blocks) {
    int entries = blocks.stream().mapToInt(Block::size).sum();
    Map<Mark, Column> columns = new EnumMap<>(Mark.class);
    List<Column> interned =
        Arrays.stream(Mark.values())
            .parallel()
            .map(mark -> Column.of(blocks, mark, entries))
            .toList();
    for (Mark mark : Mark.values()) {
      columns.put(mark, interned.get(mark.ordinal()));
    }
    int malformed = blocks.stream().mapToInt(Block::malformed).sum();
    return new NodeColumns(entries, malformed, examples(blocks), columns);
  }

  /** The column of this mark. */
  public Column column(Mark mark) {
    return Objects.requireNonNull(columns.get(mark));
  }

  /** Which of the entries are nodes of their own. */
  public Roll roll() {
    return Roll.of(this);
  }

  private static List<Malformed> examples(List<Block> blocks) {
    List<Malformed> examples = new ArrayList<>();
    int before = 0;
    for (Block block : blocks) {
      for (Malformed example : block.examples()) {
        if (examples.size() < Block.EXAMPLES) {
          examples.add(new Malformed(before + example.index(), example.problem()));
        }
      }
      before += block.size() + block.malformed();
    }
    return examples;
  }
}
