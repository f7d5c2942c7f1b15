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
   * @param untold the vantages that tell nothing
   */
  public record Node(String id, List<Sighting> sightings, int lyingAtMost, List<Untold> untold) {
    public Node {
      sightings = List.copyOf(sightings);
      untold = List.copyOf(untold);
    }
  }

  /**
   * What one vantage saw.
   *
   * @param own whether it is this verifier itself
   * @param key the vantage's; null for ours
   * @param address {@code ip:port} that the quickest signed answer came from
   * @param answerMicros of the trips in which the node signed its nonce, the quickest first
   * @param leastConnectMicros of those
   */
  public record Sighting(
      VantagePoint vantage,
      boolean own,
      @Nullable String key,
      @Nullable String address,
      List<Long> answerMicros,
      long leastConnectMicros,
      Provenance from) {
    public Sighting {
      Require.present(vantage, "vantage");
      Require.present(from, "from");
      answerMicros = List.copyOf(answerMicros);
      Require.that(!answerMicros.isEmpty(), "answerMicros", "must not be empty");
    }

    long leastAnswerMicros() {
      return answerMicros.getFirst();
    }
  }

  /**
   * A vantage that tells nothing.
   *
   * @param vantage its name, or the address where it was asked
   */
  public record Untold(String vantage, Reason reason, String explanation) {}
}
