package dev.assay.system.truth;

import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.verification.finding.Reason;
import java.net.URI;
import java.util.List;

/**
 * The cases of node agents, see {@link HardwareAgents}. The claimed rates are a small part of what
 * a busy core does, so that the honest agent is never too slow.
 */
final class ChallengeCases {
  private static final String PROOF = "compute.hardware-proof";
  private static final String AGENT = "agent";
  private static final String MEMORY = AGENT + " memory";
  private static final String TOPS = "0.0001";

  private ChallengeCases() {}

  static List<TruthCase> all() {
    return List.of(
        lie(PROOF, "no-product", "an agent commits and opens tiles that no product made", AGENT)
            .claiming((claims, network) -> agent(claims, network, HardwareAgents.LYING)),
        lie(PROOF, "nothing-kept", "an agent multiplies, and forgets what it was to keep", MEMORY)
            .claiming((claims, network) -> memory(claims, network, HardwareAgents.FORGETTING)),
        honest(PROOF, "kept-slowly", "a processor keeps all, passes too slowly to show it", MEMORY)
            .claiming((claims, network) -> memory(claims, network, HardwareAgents.HONEST))
            .unproven(Reason.SLOW),
        honest(PROOF, "processor", "a processor answers where a card is named", AGENT)
            .claiming((claims, network) -> agent(claims, network, HardwareAgents.HONEST)),
        honest(PROOF, "no-consent", "the agent's operator lists other verifiers", AGENT)
            .claiming((claims, network) -> agent(claims, network, HardwareAgents.STRANGE))
            .unproven(Reason.NO_CONSENT),
        honest(PROOF, "model-alone", "a model is named, no rate is claimed", AGENT)
            .claiming(ChallengeCases::modelAlone)
            .unproven(Reason.NOT_MEASURABLE));
  }

  private static void agent(ObjectNode claims, DemoNetwork network, String host) {
    int port = URI.create(network.nodeList().nodes().getFirst().endpoint()).getPort();
    ObjectNode hardware = claims.putObject("nodeAgents");
    hardware
        .putArray("agents")
        .addObject()
        .put("id", AGENT)
        .put("address", "http://" + host + ":" + port)
        .put("model", "a card of the demo")
        .put("atLeastTops", TOPS)
        .put("consent", "the suite runs the agent itself");
    hardware.set("statement", claims.at("/nodeCount/statement"));
  }

  /** A tenth of a megabyte is claimed. */
  private static void memory(ObjectNode claims, DemoNetwork network, String host) {
    agent(claims, network, host);
    ((ObjectNode) claims.at("/nodeAgents/agents/0"))
        .put("residentGb", "0.0001")
        .remove("atLeastTops");
  }

  private static void modelAlone(ObjectNode claims, DemoNetwork network) {
    agent(claims, network, HardwareAgents.HONEST);
    ((ObjectNode) claims.at("/nodeAgents/agents/0")).remove("atLeastTops");
  }
}
