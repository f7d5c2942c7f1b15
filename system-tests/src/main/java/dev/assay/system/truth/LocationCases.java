package dev.assay.system.truth;

import static dev.assay.system.truth.TruthCase.honest;
import static dev.assay.system.truth.TruthCase.lie;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.nodes.NodeList;
import java.util.List;

/**
 * The cases of places. The suite's verifier says that it stands in Frankfurt; the node stands on
 * the same machine. Singapore is 68 ms away in a vacuum, an answer on one machine takes a few.
 */
final class LocationCases {
  static final String LATITUDE = "50.1109";
  static final String LONGITUDE = "8.6821";

  private static final String LOCATION = "compute.location";
  private static final String NODE = "node-001";

  private LocationCases() {}

  static List<TruthCase> all() {
    return List.of(
        lie(LOCATION, "far-away", "a node beside the verifier is claimed in Singapore", NODE)
            .claiming((claims, network) -> at(claims, network, "1.3521", "103.8198", "50")),
        honest(LOCATION, "in-europe", "a node beside the verifier is claimed in Europe", NODE)
            .claiming((claims, network) -> at(claims, network, LATITUDE, LONGITUDE, "4000")));
  }

  private static void at(
      ObjectNode claims, DemoNetwork network, String latitude, String longitude, String radiusKm) {
    NodeList.Entry node = network.nodeList().nodes().getFirst();
    ObjectNode claim =
        claims
            .withArray("/locations")
            .addObject()
            .put("id", node.id())
            .put("endpoint", node.endpoint())
            .put("nodeKey", node.publicKey())
            .put("radiusKm", radiusKm)
            .put("region", "made up");
    claim.putObject("place").put("latitude", latitude).put("longitude", longitude);
    claim
        .putObject("statement")
        .put("source", network.url())
        .put("date", "2026-11-01")
        .put("quote", "made up");
  }
}
