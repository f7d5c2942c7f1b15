package dev.assay.demo.nodes;

import dev.assay.demo.http.Answer;
import dev.assay.demo.http.Bindings;
import dev.assay.demo.http.Door;
import dev.assay.demo.http.Site;
import dev.assay.demo.plan.NetworkPlan;
import dev.assay.demo.plan.NodePlan;
import dev.assay.demo.seed.Seed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The nodes of a plan, each bound to an address of its own, and the lists that name them. */
public final class Nodes {
  private static final int THIRD_OCTETS = 250;

  private final NodePlan plan;
  private final NodeList list;

  private Nodes(NodePlan plan, NodeList list) {
    this.plan = plan;
    this.list = list;
  }

  /** Binds every node; those that don't answer have a port that refuses. */
  public static Nodes bind(NetworkPlan network, Bindings bindings) throws IOException {
    var plan = network.nodes();
    var keys = new NodeKeys(new Seed(network.seed()));
    List<String> endpoints = new ArrayList<>();
    for (int number = 0; number < plan.listed() - plan.repeated(); number++) {
      String address = address(network, number);
      if (number < plan.answering()) {
        var site = bindings.site(address, network.nodePort());
        node(number, plan, keys).openOn(site);
        endpoints.add(site.url());
      } else {
        endpoints.add(bindings.refusing(address, network.nodePort()));
      }
    }
    return new Nodes(plan, NodeList.of(plan, keys, endpoints));
  }

  /** Serves the project's list and the registry's. */
  public void listOn(Site site) {
    var own = Answer.json(list);
    var registry = Answer.json(list.registry(plan));
    site.serve("GET", "/nodes.json", Door.answering(request -> own));
    site.serve("GET", "/registry/nodes.json", Door.answering(request -> registry));
  }

  /** The project's list. */
  public NodeList list() {
    return list;
  }

  private static Node node(int number, NodePlan plan, NodeKeys keys) {
    String id = NodeList.id(number);
    var key = number < plan.signedByOneKey() ? keys.shared() : keys.node(id);
    return new Node(
        id, key, Duration.ofMillis(plan.delayMillis()), new Throttle(plan.megabitsPerSecond()));
  }

  /**
   * The first node of 127.42.0.1 is 127.42.1.1, the second 127.42.2.1, or 127.42.1.2 in one /24.
   */
  static String address(NetworkPlan network, int number) {
    String[] octets = network.address().split("\\.", -1);
    if (network.nodes().oneSubnet()) {
      return "127." + octets[1] + ".1." + (number + 1);
    }
    int second = (Integer.parseInt(octets[1]) + number / THIRD_OCTETS) % 256;
    return "127." + second + "." + (number % THIRD_OCTETS + 1) + ".1";
  }
}
