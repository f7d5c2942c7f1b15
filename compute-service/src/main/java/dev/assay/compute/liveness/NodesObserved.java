package dev.assay.compute.liveness;

import dev.assay.compute.columns.ListReading;
import dev.assay.compute.nodelist.ListObserved;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the lists name and how many of their nodes live: the observation of node-count and of
 * node-liveness.
 *
 * @param lists one for each claimed list
 * @param distinct the different nodes of all lists
 * @param malformed entries of all lists that could not be read
 * @param tally of the nodes that were to be asked; null when nobody was asked
 * @param reason why nobody was asked
 */
public record NodesObserved(
    List<ListObserved> lists,
    int distinct,
    int malformed,
    @Nullable LivenessTally tally,
    @Nullable Reason reason,
    @Nullable String explanation) {

  public NodesObserved {
    lists = List.copyOf(lists);
  }

  /** Nothing was asked, since nothing is claimed. */
  public static NodesObserved nothing() {
    return new NodesObserved(
        List.of(), 0, 0, null, Reason.NO_CLAIM, "The dossier makes no such claim.");
  }

  /** The observation of this survey. */
  public static NodesObserved of(NodeSurvey survey) {
    Provenance from = survey.from();
    return new NodesObserved(
        survey.readings().stream().map(ListReading::observed).toList(),
        survey.roll().size(),
        survey.roll().malformed(),
        from == null ? null : LivenessTally.of(survey.roll().size(), survey.answers(), from),
        survey.reason(),
        survey.explanation());
  }

  /** What each list says, for the reader. */
  public List<Observed> listed() {
    List<Observed> listed = new ArrayList<>();
    for (ListObserved list : lists) {
      ListObserved.Counts counts = list.counts();
      if (counts != null) {
        listed.add(Observed.of("listed." + list.id(), counts.distinct(), "nodes", list.from()));
        if (counts.malformed() > 0) {
          listed.add(
              Observed.of("malformed." + list.id(), counts.malformed(), "entries", list.from()));
        }
        if (counts.offline() > 0) {
          listed.add(Observed.of("offline." + list.id(), counts.offline(), "nodes", list.from()));
        }
      }
    }
    return listed;
  }

  /** The lists that could not be read, in words; empty when all could. */
  public String unreadInWords() {
    StringBuilder words = new StringBuilder();
    for (ListObserved list : lists) {
      if (list.counts() == null) {
        words.append(" The list ").append(list.id()).append(" could not be read: ");
        words.append(list.explanation());
      }
    }
    return words.toString();
  }
}
