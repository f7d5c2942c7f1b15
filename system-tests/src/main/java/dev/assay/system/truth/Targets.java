package dev.assay.system.truth;

import dev.assay.cli.program.OperatorSettings;
import dev.assay.demo.DemoNetwork;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.evidence.Register;
import dev.assay.verification.evidence.Register.ChainProtocol;
import dev.assay.verification.evidence.Register.ChainSource;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Where the cases' networks are reached: a range of loopback addresses for each layer, so that
 * cases of different layers don't meet, and two ports that were free on all of them. An operator
 * has to know both, and the token's chain, before the services start.
 *
 * @param port of the main and the chain addresses
 * @param nodePort of the nodes
 * @param shift by how many ranges these lie beside the first site's
 */
record Targets(int port, int nodePort, int shift) {
  private static final int FIRST_RANGE = 64;
  private static final String ALL_RANGES = "127.64.0.0/13";
  static final String FIRST_KEY = "demo-key-of-a-known-auditor";
  static final String SECOND_KEY = "demo-key-of-nobody-special";

  /** From where the inference service asks beside the usual 127.0.0.1; nothing is served there. */
  static final String SECOND_ADDRESS = "127.72.0.1";

  /** The chain that the oracle's answers stand on, told by the inference layer's own endpoints. */
  static final long ORACLE_CHAIN = 424_243;

  private static final String CHAIN = "eip155:424242";

  /** Takes two ports that are free now. */
  static Targets free() throws IOException {
    NetworkPlan anywhere = NetworkPlan.standard().withAddress("127." + FIRST_RANGE + ".0.1");
    try (DemoNetwork trial = DemoNetwork.start(anywhere)) {
      String node = trial.nodeList().nodes().getFirst().endpoint();
      return new Targets(URI.create(trial.url()).getPort(), URI.create(node).getPort(), 0);
    }
  }

  /** Those of another site, whose inference cases meet nobody else's. */
  Targets beside(int site) {
    return new Targets(
        port, nodePort, LayerName.values().length - 1 - LayerName.INFERENCE.ordinal() + site);
  }

  /** Starts the network of a case of this layer. */
  DemoNetwork start(LayerName layer, NetworkPlan plan) throws IOException {
    return DemoNetwork.start(at(layer, plan).withPort(port).withNodePort(nodePort));
  }

  /** The two API keys of the inference endpoint, by the names of the operator's secrets. */
  Map<String, String> keys() {
    String host = "127." + range(LayerName.INFERENCE) + ".0.1";
    return Map.of(host, FIRST_KEY, host + "_second", SECOND_KEY);
  }

  /** What the operator of the services has to allow and register. */
  OperatorSettings operator() {
    List<ChainSource> chains =
        List.of(
            chain(CHAIN, LayerName.TOKENOMICS),
            chain("eip155:" + ORACLE_CHAIN, LayerName.INFERENCE));
    return new OperatorSettings(
            List.of(ALL_RANGES),
            List.of(port, nodePort),
            new Register(Register.SCHEMA, independent(), chains))
        .askingFrom(SECOND_ADDRESS);
  }

  /** The hosts of monitors, a cloud and a provider: independent of the project. */
  private List<String> independent() {
    return List.of(
        host(LayerName.INFERENCE, 4), host(LayerName.INFERENCE, 5), host(LayerName.COMPUTE, 6));
  }

  private String host(LayerName layer, int last) {
    return "127." + range(layer) + ".0." + last + ":" + port;
  }

  /** A large file of a layer's network, which no plan throttles. */
  URI large(LayerName layer) {
    return URI.create("http://" + host(layer, 1) + "/dataset/readings.csv");
  }

  private ChainSource chain(String id, LayerName layer) {
    return new ChainSource(
        id, ChainProtocol.EVM_JSON_RPC, List.of(chain(layer, 2), chain(layer, 3)));
  }

  private URI chain(LayerName layer, int host) {
    return URI.create("http://" + host(layer, host) + "/");
  }

  private NetworkPlan at(LayerName layer, NetworkPlan plan) {
    return plan.withAddress("127." + range(layer) + ".0.1");
  }

  private int range(LayerName layer) {
    return FIRST_RANGE + layer.ordinal() + shift;
  }
}
