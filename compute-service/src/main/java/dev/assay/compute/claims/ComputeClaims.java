package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a project claims of its nodes, and the lists that name them.
 *
 * @param nodeLists at most 8 lists, each with an id of its own
 * @param nodeCount how many nodes there are
 * @param liveness which share of the listed nodes lives
 * @param distribution how the nodes are distributed
 * @param nodeAgents what hardware stands behind node agents
 * @param gpuCount how many cards there are
 */
public record ComputeClaims(
    List<NodeListClaim> nodeLists,
    @Nullable NodeCountClaim nodeCount,
    @Nullable LivenessClaim liveness,
    @Nullable DistributionClaim distribution,
    @Nullable AgentsClaim nodeAgents,
    @Nullable GpuCountClaim gpuCount) {
  private static final int MOST_LISTS = 8;

  public ComputeClaims {
    nodeLists = Require.list(nodeLists, "nodeLists", MOST_LISTS);
    Require.that(
        nodeLists.stream().map(NodeListClaim::id).distinct().count() == nodeLists.size(),
        "nodeLists",
        "must give each list an id of its own");
    Require.that(
        nodeLists.stream().map(NodeListClaim::url).distinct().count() == nodeLists.size(),
        "nodeLists",
        "must not name the same address twice");
  }

  /** Claims about listed nodes alone. */
  public static ComputeClaims ofNodes(
      List<NodeListClaim> nodeLists,
      @Nullable NodeCountClaim nodeCount,
      @Nullable LivenessClaim liveness,
      @Nullable DistributionClaim distribution) {
    return new ComputeClaims(nodeLists, nodeCount, liveness, distribution, null, null);
  }
}
