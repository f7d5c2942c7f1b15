package dev.assay.system.truth;

import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.nodes.NodeList;
import dev.assay.verification.finding.Reason;
import java.util.List;

/** The cases of how nodes are reached. The suite's verifier says that it stands in Frankfurt. */
final class ReachCases {
  private static final String LATENCY = "compute.latency";
  private static final String BANDWIDTH = "compute.bandwidth";
  private static final String CLAIM = "quick";

  private ReachCases() {}

  static List<TruthCase> all() {
    return List.of(
        lie(LATENCY, "faster-than-light", "Singapore is claimed 20 ms from Frankfurt", CLAIM)
            .claiming(
                (claims, network) -> {
                  ObjectNode claim = latency(claims, network, "0.5", "20");
                  region(claim.putObject("nodeIn"), "1.3521", "103.8198", "50");
                }),
        lie(LATENCY, "slow-nodes", "nodes that take 40 ms are claimed to take 20", CLAIM)
            .serving(network -> network.withNodes(nodes -> nodes.withDelayMillis(40)))
            .claiming((claims, network) -> latency(claims, network, "0.95", "20")),
        honest(LATENCY, "slow-nodes-named", "nodes that take 40 ms are claimed so", CLAIM)
            .serving(network -> network.withNodes(nodes -> nodes.withDelayMillis(40)))
            .claiming((claims, network) -> latency(claims, network, "0.5", "1000")),
        honest(LATENCY, "summary-only", "a figure is published without the trips behind it", CLAIM)
            .claiming(ReachCases::summary)
            .unproven(Reason.NOT_MEASURABLE),
        lie(BANDWIDTH, "throttled", "nodes that carry 4 Mbit/s are claimed to carry 40", CLAIM)
            .serving(network -> network.withNodes(nodes -> nodes.withMegabitsPerSecond(4)))
            .claiming((claims, network) -> bandwidth(claims, network, "DOWN", "40")),
        honest(BANDWIDTH, "throttled-named", "nodes that carry 40 Mbit/s are claimed so", CLAIM)
            .serving(network -> network.withNodes(nodes -> nodes.withMegabitsPerSecond(40)))
            .claiming((claims, network) -> bandwidth(claims, network, "DOWN", "4")),
        honest(BANDWIDTH, "to-the-node", "nodes that take what comes are claimed so", CLAIM)
            .claiming((claims, network) -> bandwidth(claims, network, "UP", "4")));
  }

  private static ObjectNode latency(
      ObjectNode claims, DemoNetwork network, String percentile, String atMostMs) {
    ObjectNode claim = claim(claims.withArray("/latency").addObject(), network);
    claim.put("metric", "ANSWER").put("percentile", percentile).put("atMostMs", atMostMs);
    node(claim.putObject("node"), network);
    region(claim.putObject("measuredIn"), LocationCases.LATITUDE, LocationCases.LONGITUDE, "100");
    return claim;
  }

  private static void bandwidth(
      ObjectNode claims, DemoNetwork network, String direction, String atLeastMbps) {
    ObjectNode claim = claim(claims.withArray("/bandwidth").addObject(), network);
    claim
        .put("direction", direction)
        .put("atLeastMbps", atLeastMbps)
        .put("inShare", "0.5")
        .put("consent", "a demo");
    node(claim.putObject("node"), network);
  }

  private static void summary(ObjectNode claims, DemoNetwork network) {
    ObjectNode claim = latency(claims, network, "0.95", "20");
    claim.remove("node");
    claim.putObject("published").put("trips", 1000);
  }

  private static ObjectNode claim(ObjectNode claim, DemoNetwork network) {
    claim
        .put("id", CLAIM)
        .putObject("statement")
        .put("source", network.url())
        .put("date", "2026-11-01")
        .put("quote", "made up");
    return claim;
  }

  private static void node(ObjectNode node, DemoNetwork network) {
    NodeList.Entry listed = network.nodeList().nodes().getFirst();
    node.put("id", listed.id())
        .put("endpoint", listed.endpoint())
        .put("nodeKey", listed.publicKey());
  }

  private static void region(
      ObjectNode region, String latitude, String longitude, String radiusKm) {
    region.put("name", "made up").put("radiusKm", radiusKm);
    region.putObject("place").put("latitude", latitude).put("longitude", longitude);
  }
}
