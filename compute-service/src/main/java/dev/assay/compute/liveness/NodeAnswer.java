package dev.assay.compute.liveness;

import dev.assay.compute.nodelist.ListedNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A listed node, the exchange with it, and what that says once it is verified.
 *
 * @param node as the list names it
 * @param exchange as it was recorded
 */
public record NodeAnswer(ListedNode node, NodeExchange exchange, NodeState state) {

  /**
   * The answers of these nodes, in their order. One address proves one node: whoever holds many
   * keys behind one address could otherwise pass for any number of nodes.
   */
  public static List<NodeAnswer> of(List<ListedNode> nodes, LivenessTranscript transcript) {
    List<NodeAnswer> answers = new ArrayList<>();
    Set<String> proven = new HashSet<>();
    for (int i = 0; i < nodes.size(); i++) {
      NodeExchange exchange = transcript.exchanges().get(i);
      NodeState state = NodeProof.state(NodeToAsk.of(nodes.get(i)), exchange);
      if (state == NodeState.PROVEN && !proven.add(String.valueOf(exchange.address()))) {
        state = NodeState.SHARED;
      }
      answers.add(new NodeAnswer(nodes.get(i), exchange, state));
    }
    return answers;
  }
}
