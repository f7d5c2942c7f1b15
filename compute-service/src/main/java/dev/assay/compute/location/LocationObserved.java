package dev.assay.compute.location;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the vantages saw of the claimed nodes: the observation of the check.
 *
 * @param nodes in the claims' order
 */
public record LocationObserved(List<Node> nodes) {
  public LocationObserved {
    nodes = List.copyOf(nodes);
  }

  /**
   * One node.
   *
   * @param sightings of vantages whose measurement counts, ours first
   * @param lyingAtMost how many of the other vantages may lie together
   * @param reason why the first vantage that tells nothing tells nothing; null when all tell
   * @param explanation in words, when there is a reason
   */
  public record Node(
      String id,
      List<Sighting> sightings,
      int lyingAtMost,
      @Nullable Reason reason,
      @Nullable String explanation) {
    public Node {
      sightings = List.copyOf(sightings);
    }
  }

  /**
   * What one vantage saw.
   *
   * @param own whether it is this verifier itself
   * @param key the vantage's; null for ours
   * @param proven trips in which the node signed its nonce
   * @param leastAnswerMicros of those
   * @param leastConnectMicros of those
   */
  public record Sighting(
      VantagePoint vantage,
      boolean own,
      @Nullable String key,
      int proven,
      long leastAnswerMicros,
      long leastConnectMicros,
      Provenance from) {
    public Sighting {
      Require.present(vantage, "vantage");
      Require.present(from, "from");
    }
  }
}
