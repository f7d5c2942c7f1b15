package dev.assay.demo.plan;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A whole demo network; {@link #standard()} has nothing unusual about it.
 *
 * <p>A case of a test is the standard plan with one thing changed: {@code
 * NetworkPlan.standard().withNodes(nodes -> nodes.withAnswering(15))}. Immutable.
 *
 * @param seed decides every key, digest and draw
 * @param address an address in 127.0.0.0/8; its first two octets are those of every other address
 * @param port of the main address and the chain addresses; 0 takes free ones
 * @param nodePort of every node; 0 takes free ones
 * @param htmlPages paths that answer 200 with an HTML page instead of their document
 */
public record NetworkPlan(
    long seed,
    String address,
    int port,
    int nodePort,
    List<String> htmlPages,
    NodePlan nodes,
    DatasetPlan dataset,
    InferencePlan inference,
    TokenPlan token,
    MonitorPlan monitors,
    PublicationPlan publications,
    OraclePlan oracle,
    MarketPlan market) {

  public NetworkPlan {
    Demand.that(
        address.matches("127(\\.\\d{1,3}){3}"),
        "address must be an IPv4 loopback address such as 127.42.0.1, not " + address);
    Demand.port("port", port);
    Demand.port("nodePort", nodePort);
    htmlPages = List.copyOf(htmlPages);
  }

  /** The plan without anything unusual, on free ports. */
  public static NetworkPlan standard() {
    return new NetworkPlan(
        42,
        "127.42.0.1",
        0,
        0,
        List.of(),
        NodePlan.standard(),
        DatasetPlan.standard(),
        InferencePlan.standard(),
        TokenPlan.standard(),
        MonitorPlan.standard(),
        PublicationPlan.standard(),
        OraclePlan.standard(),
        MarketPlan.standard());
  }

  public NetworkPlan withSeed(long seed) {
    return PlanDocument.changed(this, "seed", seed);
  }

  public NetworkPlan withAddress(String address) {
    return PlanDocument.changed(this, "address", address);
  }

  public NetworkPlan withPort(int port) {
    return PlanDocument.changed(this, "port", port);
  }

  public NetworkPlan withNodePort(int nodePort) {
    return PlanDocument.changed(this, "nodePort", nodePort);
  }

  public NetworkPlan withHtmlPages(List<String> paths) {
    return PlanDocument.changed(this, "htmlPages", paths);
  }

  public NetworkPlan withNodes(UnaryOperator<NodePlan> change) {
    return PlanDocument.changed(this, "nodes", change.apply(nodes));
  }

  public NetworkPlan withDataset(UnaryOperator<DatasetPlan> change) {
    return PlanDocument.changed(this, "dataset", change.apply(dataset));
  }

  public NetworkPlan withInference(UnaryOperator<InferencePlan> change) {
    return PlanDocument.changed(this, "inference", change.apply(inference));
  }

  public NetworkPlan withToken(UnaryOperator<TokenPlan> change) {
    return PlanDocument.changed(this, "token", change.apply(token));
  }

  public NetworkPlan withPublications(UnaryOperator<PublicationPlan> change) {
    return PlanDocument.changed(this, "publications", change.apply(publications));
  }

  public NetworkPlan withOracle(UnaryOperator<OraclePlan> change) {
    return PlanDocument.changed(this, "oracle", change.apply(oracle));
  }

  public NetworkPlan withMonitors(UnaryOperator<MonitorPlan> change) {
    return PlanDocument.changed(this, "monitors", change.apply(monitors));
  }

  public NetworkPlan withMarket(UnaryOperator<MarketPlan> change) {
    return PlanDocument.changed(this, "market", change.apply(market));
  }
}
