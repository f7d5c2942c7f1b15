package dev.assay.compute.distribution;

import dev.assay.compute.columns.ListReading;
import dev.assay.compute.columns.Mark;
import dev.assay.compute.columns.NodeColumns;
import dev.assay.compute.columns.RecordedList;
import dev.assay.compute.columns.Roll;
import dev.assay.compute.columns.Tally;
import dev.assay.compute.columns.Turn;
import dev.assay.compute.entities.NodeSignals;
import dev.assay.compute.liveness.NodeSurvey;
import dev.assay.compute.nodelist.ListObserved;
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
 * @param dimensions how they spread over places; null when the list could not be read
 */
public record ListSpread(
    ListObserved list,
    int nodes,
    @Nullable Operators operators,
    @Nullable Places places,
    @Nullable Dimensions dimensions) {

  static ListSpread of(ListReading reading, NodeSurvey survey, double alpha) {
    return reading instanceof ListReading.Read read
        ? Turn.alone(() -> of(read, survey, alpha))
        : new ListSpread(reading.observed(), 0, null, null, null);
  }

  private static ListSpread of(ListReading.Read read, NodeSurvey survey, double alpha) {
    RecordedList list = read.list();
    NodeSignals signals = NodeSignals.of(list, survey.answers());
    NodeColumns columns = signals.columns();
    Roll roll = columns.roll();
    Cases cases = Cases.of(signals, roll, alpha, list.counts().malformed());
    Tally places = Tally.of(columns, roll, Mark.REGION, Mark.COUNTRY);
    Naming naming = new Naming(columns, roll);
    naming.operators(cases);
    naming.dimensions();
    naming.places(places);
    ListedNames names = new ListedNames(naming.named(list), survey.answers());
    int[] firsts = columns.column(Mark.OPERATOR).firsts();
    return new ListSpread(
        read.observed(),
        roll.nodes(),
        Operators.of(
            cases, operator -> names.of(Mark.OPERATOR, firsts[operator]), names::ofOperatorOrNode),
        Places.of(columns, roll, places, names),
        Dimensions.of(columns, roll, names::of));
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
    if (operators != null) {
      spread("operators.listed", operators.named(), figures);
      spread("operators.merged", operators.merged(), figures);
      spread("operators.worst-case", operators.worstCase(), figures);
      figures.add(value("operators.at-least", operators.worst().operators()));
      figures.add(value("nakamoto.at-least", operators.worst().nakamoto()));
    }
    return figures;
  }

  /** How the list spreads the nodes over places, for the reader. */
  List<Observed> placed() {
    List<Observed> figures = new ArrayList<>();
    if (dimensions != null) {
      spread("regions.listed", dimensions.regions(), figures);
      spread("countries.listed", dimensions.countries(), figures);
      spread("systems.listed", dimensions.systems(), figures);
      spread("networks.listed", dimensions.networks(), figures);
      if (dimensions.hyperscalerShare() != null) {
        figures.add(value("hyperscaler-share.listed", dimensions.hyperscalerShare()));
      }
    }
    return figures;
  }

  private void spread(String name, @Nullable Spread spread, List<Observed> figures) {
    if (spread != null) {
      spread.figures().forEach((figure, shown) -> figures.add(value(name + "." + figure, shown)));
    }
  }
}
