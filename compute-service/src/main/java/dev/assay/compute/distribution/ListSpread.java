package dev.assay.compute.distribution;

import dev.assay.compute.nodelist.ListObserved;
import dev.assay.compute.nodelist.ListReading;
import dev.assay.compute.nodelist.ListedNode;
import dev.assay.compute.nodelist.NodeRoll;
import dev.assay.verification.finding.Observed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one list says of the distribution of its different nodes.
 *
 * @param list what was read of it
 * @param nodes its different nodes
 * @param operators who operates them; null when the list could not be read
 * @param places where they are; null when the list could not be read
 */
public record ListSpread(
    ListObserved list, int nodes, @Nullable Operators operators, @Nullable Places places) {

  static ListSpread of(ListReading reading, Entities entities) {
    ListObserved observed = ListObserved.of(reading);
    if (!(reading instanceof ListReading.Read read)) {
      return new ListSpread(observed, 0, null, null);
    }
    List<ListedNode> nodes = NodeRoll.of(List.of(reading)).nodes();
    return new ListSpread(
        observed,
        nodes.size(),
        Operators.of(nodes, read.list().malformed(), entities),
        Places.of(nodes));
  }

  /** Entries that could not be read. */
  int malformed() {
    ListObserved.Counts counts = list.counts();
    return counts == null ? 0 : counts.malformed();
  }

  /** A value that this list says. */
  Observed value(String name, Object value) {
    return Observed.of(name + " by " + list.id(), value, list.from());
  }

  /** The figures of this list, for the reader. */
  List<Observed> figures() {
    List<Observed> figures = new ArrayList<>();
    Spread named = operators == null ? null : operators.named();
    if (named != null) {
      figures.add(value("operators.listed", named.holders()));
      figures.add(value("nakamoto.listed", named.nakamoto()));
      figures.add(value("hhi.listed", named.hhi()));
      figures.add(value("gini.listed", named.gini() + " of " + named.holders()));
      figures.add(value("entropy.listed", named.entropyBits()));
    }
    if (operators != null) {
      figures.add(value("operators.worst-case", operators.worst().operators()));
      figures.add(value("nakamoto.worst-case", operators.worst().nakamoto()));
    }
    return figures;
  }
}
