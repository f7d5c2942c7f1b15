package dev.assay.compute.identity;

import dev.assay.compute.columns.ListReading;
import dev.assay.compute.columns.Turn;
import dev.assay.compute.entities.NodeSignals;
import dev.assay.compute.liveness.NodeSurvey;
import dev.assay.compute.nodelist.ListObserved;
import dev.assay.verification.entities.EntityMerging;
import dev.assay.verification.entities.MergedEntities;
import dev.assay.verification.finding.Observed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entities behind one list's nodes, between three bounds.
 *
 * @param list what was read of it
 * @param counts the entities; null when the list could not be read
 */
public record Identities(ListObserved list, @Nullable Counts counts) {

  /** How many entities there are, and the most nodes that one of them has. */
  public record Count(int entities, int largest) {
    static Count of(MergedEntities merged) {
      return new Count(merged.count(), merged.largest());
    }
  }

  /**
   * The bounds.
   *
   * @param nodes different entries
   * @param malformed entries that could not be read, each of which may be one more operator
   * @param proven merged by operator, signing key and device alone
   * @param merged by the evidence too
   * @param worst by shared networks, places and accounts: a bound and no accusation
   * @param errorProbability that any two operators were merged by the evidence, at most
   */
  public record Counts(
      int nodes,
      int malformed,
      Count proven,
      Count merged,
      Count worst,
      BigDecimal errorProbability) {}

  static Identities of(ListReading reading, NodeSurvey survey, BigDecimal alpha) {
    return reading instanceof ListReading.Read read
        ? Turn.alone(() -> of(read, survey, alpha))
        : new Identities(reading.observed(), null);
  }

  private static Identities of(ListReading.Read read, NodeSurvey survey, BigDecimal alpha) {
    NodeSignals signals = NodeSignals.of(read.list(), survey.answers());
    EntityMerging merging = signals.merging();
    return new Identities(
        read.observed(),
        new Counts(
            signals.nodes(),
            read.list().counts().malformed(),
            Count.of(merging.proven()),
            Count.of(merging.merged(alpha.doubleValue())),
            Count.of(signals.worst()),
            alpha));
  }

  /** A value that this list and the connections to its nodes show. */
  Observed value(String name, Object value) {
    return Observed.of(name + " by " + list.id(), value, list.from());
  }

  /** The figures, for the reader. */
  List<Observed> figures() {
    List<Observed> figures = new ArrayList<>();
    if (counts != null) {
      figures.add(value("nodes", counts.nodes()));
      figures.add(value("operators.by-proof", counts.proven().entities()));
      figures.add(value("operators.by-evidence", counts.merged().entities()));
      figures.add(value("operators.worst-case", counts.worst().entities()));
      figures.add(value("largest.by-proof", counts.proven().largest()));
      figures.add(value("largest.by-evidence", counts.merged().largest()));
      figures.add(value("largest.worst-case", counts.worst().largest()));
    }
    return figures;
  }
}
