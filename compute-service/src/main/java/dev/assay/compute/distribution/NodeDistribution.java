package dev.assay.compute.distribution;

import dev.assay.compute.liveness.NodeSurvey;
import dev.assay.verification.finding.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the nodes are distributed, by each list and by our own connections: the observation of
 * node-distribution, which holds what a picture of it needs.
 *
 * @param lists one for each claimed list
 * @param networks what we measured; null when nobody was asked
 * @param reason why nobody was asked
 */
public record NodeDistribution(
    List<ListSpread> lists,
    @Nullable NetworkSpread networks,
    @Nullable Reason reason,
    @Nullable String explanation) {

  public NodeDistribution {
    lists = List.copyOf(lists);
  }

  /** Nothing was asked, since nothing is claimed. */
  static NodeDistribution nothing() {
    return new NodeDistribution(
        List.of(), null, Reason.NO_CLAIM, "The dossier makes no such claim.");
  }

  /** The error probability of merging is shared among the lists. */
  static NodeDistribution of(NodeSurvey survey, double alpha) {
    double each = alpha / Math.max(1, survey.readings().size());
    return new NodeDistribution(
        survey.readings().stream().map(reading -> ListSpread.of(reading, survey, each)).toList(),
        NetworkSpread.of(survey),
        survey.reason(),
        survey.explanation());
  }
}
