package dev.assay.compute.distribution;

import dev.assay.compute.liveness.NodeAnswer;
import dev.assay.compute.liveness.NodeState;
import dev.assay.compute.liveness.NodeSurvey;
import dev.assay.compute.nodelist.Network;
import dev.assay.verification.evidence.Provenance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which networks nodes answered, by the addresses that we connected to.
 *
 * @param spread of the nodes that answered; null when none did
 * @param proven networks in which at least one node proved its listed key
 * @param answered networks in which anything answered for a node
 * @param keyless nodes that answered and for which no list gives a key
 * @param notAsked nodes that were not asked, each of which may lie in a further network
 * @param inFull whether all nodes of the lists were to be asked
 * @param from the transcript
 */
public record NetworkSpread(
    @Nullable Spread spread,
    int proven,
    int answered,
    int keyless,
    int notAsked,
    boolean inFull,
    Provenance from) {

  static @Nullable NetworkSpread of(NodeSurvey survey) {
    Provenance from = survey.from();
    if (from == null) {
      return null;
    }
    Map<String, Long> nodes = new HashMap<>();
    Set<String> proven = new HashSet<>();
    int keyless = 0;
    int notAsked = 0;
    for (NodeAnswer answer : survey.answers()) {
      String network = Network.of(answer.exchange().address());
      if (answer.state() == NodeState.NOT_ASKED) {
        notAsked++;
      } else if (network != null && answer.state() != NodeState.SILENT) {
        nodes.merge(network, 1L, Long::sum);
        if (answer.state() == NodeState.PROVEN) {
          proven.add(network);
        } else if (answer.state() == NodeState.KEYLESS) {
          keyless++;
        }
      }
    }
    boolean inFull = survey.answers().size() == survey.roll().size();
    return new NetworkSpread(
        Spread.of(nodes), proven.size(), nodes.size(), keyless, notAsked, inFull, from);
  }
}
