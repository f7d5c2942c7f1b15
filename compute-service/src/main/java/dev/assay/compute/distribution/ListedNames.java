package dev.assay.compute.distribution;

import dev.assay.compute.columns.Mark;
import dev.assay.compute.liveness.NodeAnswer;
import dev.assay.compute.nodelist.ListedNode;
import dev.assay.compute.nodelist.Network;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the holders of a spread are called, by their first entries. Immutable. */
final class ListedNames {
  private final Map<Integer, ListedNode> nodes;
  private final Map<String, String> measured = new HashMap<>();

  /** By these of the nodes and what answered for them. */
  ListedNames(Map<Integer, ListedNode> nodes, List<NodeAnswer> answers) {
    this.nodes = nodes;
    for (NodeAnswer answer : answers) {
      String network = Network.of(answer.exchange().address());
      if (network != null) {
        measured.put(answer.node().place(), network);
      }
    }
  }

  /** The value of this mark. */
  String of(Mark mark, int entry) {
    ListedNode node = Objects.requireNonNull(nodes.get(entry));
    return switch (mark) {
      case OPERATOR -> String.valueOf(node.operator());
      case REGION -> lower(node.region());
      case COUNTRY -> lower(node.country());
      case SYSTEM -> "AS" + node.asn();
      case NETWORK -> network(node);
      default -> node.id();
    };
  }

  /** The operator of an entry, and where none is named the node itself. */
  String ofOperatorOrNode(int entry) {
    ListedNode node = Objects.requireNonNull(nodes.get(entry));
    return Objects.requireNonNullElse(node.operator(), node.id());
  }

  private String network(ListedNode node) {
    String network = measured.get(node.place());
    return network == null ? String.valueOf(Network.of(node.endpoint().getHost() + ":0")) : network;
  }

  private static String lower(@Nullable String name) {
    return String.valueOf(name).toLowerCase(Locale.ROOT);
  }
}
