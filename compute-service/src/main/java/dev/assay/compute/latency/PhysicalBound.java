package dev.assay.compute.latency;

import dev.assay.compute.claims.ClaimedRegion;
import dev.assay.compute.claims.NodeLatencyClaim;
import dev.assay.compute.geometry.Medium;
import org.jspecify.annotations.Nullable;

/**
 * The least time between two claimed regions, from the nearest point of one to that of the other.
 *
 * @param kilometres between them
 * @param claimedMs what is claimed
 */
record PhysicalBound(double kilometres, double claimedMs) {

  /** The bound of a claim; null unless it says where the node stands and where it is measured. */
  static @Nullable PhysicalBound of(NodeLatencyClaim claim) {
    ClaimedRegion node = claim.nodeIn();
    ClaimedRegion from = claim.measuredIn();
    return node == null || from == null
        ? null
        : new PhysicalBound(from.kilometresTo(node), claim.atMostMs().doubleValue());
  }

  /** Whether no claim like this one can be true. */
  static boolean forbids(NodeLatencyClaim claim) {
    PhysicalBound bound = of(claim);
    return bound != null && bound.beats(Medium.VACUUM);
  }

  /** Whether the claim is quicker than a signal through this. */
  boolean beats(Medium medium) {
    return claimedMs < medium.millis(kilometres);
  }
}
