package dev.assay.compute.distribution;

import dev.assay.compute.columns.Column;
import dev.assay.compute.columns.Mark;
import dev.assay.compute.columns.NodeColumns;
import dev.assay.compute.columns.RecordedList;
import dev.assay.compute.columns.Roll;
import dev.assay.compute.columns.Tally;
import dev.assay.compute.nodelist.ListedNode;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Collects the entries whose words the reader sees, those of the largest holders, so that a list is
 * gone over once for all of them. Confined to one thread.
 */
final class Naming {
  private static final List<Mark> DIMENSIONS =
      List.of(Mark.REGION, Mark.COUNTRY, Mark.SYSTEM, Mark.NETWORK);

  private final NodeColumns columns;
  private final Roll roll;
  private final BitSet entries = new BitSet();

  Naming(NodeColumns columns, Roll roll) {
    this.columns = columns;
    this.roll = roll;
  }

  void operators(Cases cases) {
    int[] firsts = columns.column(Mark.OPERATOR).firsts();
    Spread.largest(cases.named()).forEach(operator -> entries.set(firsts[operator]));
    for (Cases.Merged merged : List.of(cases.merged(), cases.worst())) {
      Spread.largest(merged.sizes()).forEach(entity -> entries.set(merged.first(entity)));
    }
  }

  void dimensions() {
    for (Mark mark : DIMENSIONS) {
      Column column = columns.column(mark);
      int[] firsts = column.firsts();
      Spread.largest(column.counts(roll)).forEach(bucket -> entries.set(firsts[bucket]));
    }
  }

  void places(Tally places) {
    Places.named(places).forEach(place -> entries.set(places.firsts()[place]));
  }

  /** The collected entries in this list's words. */
  Map<Integer, ListedNode> named(RecordedList list) {
    int[] collected = entries.stream().toArray();
    int[] inList = columns.inList(collected);
    BitSet wanted = new BitSet();
    for (int entry : inList) {
      wanted.set(entry);
    }
    Map<Integer, ListedNode> words = list.named(wanted);
    Map<Integer, ListedNode> named = new HashMap<>();
    for (int i = 0; i < collected.length; i++) {
      named.put(collected[i], Objects.requireNonNull(words.get(inList[i])));
    }
    return named;
  }
}
