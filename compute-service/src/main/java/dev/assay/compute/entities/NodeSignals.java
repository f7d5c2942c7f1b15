package dev.assay.compute.entities;

import dev.assay.compute.liveness.NodeAnswer;
import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.nodelist.ListedNode;
import dev.assay.compute.nodelist.Network;
import dev.assay.compute.nodelist.NodeList;
import dev.assay.verification.entities.EntityMerging;
import dev.assay.verification.entities.MergedEntities;
import dev.assay.verification.entities.SignalColumn;
import dev.assay.verification.entities.SignalFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The signals of one list's nodes, by what the list says and what our own connections showed: which
 * of them prove that nodes are one operator's, and which only speak for it. Immutable.
 *
 * @param nodes the different entries that the list doesn't call offline; entities are by index
 * @param exchanges with those that were asked, by their endpoints
 */
public record NodeSignals(List<ListedNode> nodes, Map<String, NodeExchange> exchanges) {
  /**
   * The stated probability that two nodes of one operator match in a family: no signal is relied on
   * more than that.
   */
  private static final double MATCH_IF_SAME = 0.5;

  /** The signals of this list's nodes. */
  public static NodeSignals of(NodeList list, List<NodeAnswer> answers) {
    Map<String, NodeExchange> exchanges = new HashMap<>();
    answers.forEach(answer -> exchanges.put(answer.node().place(), answer.exchange()));
    return new NodeSignals(list.claimedOnline().stream().distinct().toList(), exchanges);
  }

  /** Merges by proof and by evidence. */
  public EntityMerging merging() {
    return new EntityMerging(nodes.size(), proofs(), families());
  }

  /** Merges whatever shares a network, a place or an account: the bound against the project. */
  public MergedEntities worst() {
    List<SignalColumn> columns = new ArrayList<>(proofs());
    columns.add(column(this::network));
    columns.add(column(NodeSignals::place));
    columns.add(column(this::tlsKey));
    columns.add(column(node -> node.marks().sshKey()));
    columns.add(column(node -> node.marks().payout()));
    columns.add(column(node -> node.marks().funding()));
    return MergedEntities.sharing(nodes.size(), columns);
  }

  /** The list's own word for the operator, a signing key and a device are each one's alone. */
  private List<SignalColumn> proofs() {
    return List.of(
        column(ListedNode::operator),
        column(ListedNode::publicKey),
        column(node -> node.marks().device()));
  }

  private List<SignalFamily> families() {
    return List.of(
        family("host keys", this::tlsKey, node -> node.marks().sshKey()),
        family("address", this::address, this::network, NodeSignals::system),
        family("accounts", node -> node.marks().payout(), node -> node.marks().funding()),
        family("software", node -> node.marks().software()));
  }

  @SafeVarargs
  private SignalFamily family(String name, Function<ListedNode, @Nullable Object>... signals) {
    return new SignalFamily(
        name, MATCH_IF_SAME, List.of(signals).stream().map(this::column).toList());
  }

  private SignalColumn column(Function<ListedNode, ? extends @Nullable Object> signal) {
    List<@Nullable Object> values = new ArrayList<>(nodes.size());
    nodes.forEach(node -> values.add(signal.apply(node)));
    return SignalColumn.of(values);
  }

  private @Nullable String network(ListedNode node) {
    return Network.of(connected(node));
  }

  private String address(ListedNode node) {
    return connected(node).replaceFirst(":[0-9]+$", "");
  }

  /** Where we connected to; what the list says where we didn't. */
  private String connected(ListedNode node) {
    NodeExchange exchange = exchanges.get(node.place());
    String measured = exchange == null ? null : exchange.address();
    return measured == null ? node.endpoint().getHost() + ":0" : measured;
  }

  private @Nullable String tlsKey(ListedNode node) {
    NodeExchange exchange = exchanges.get(node.place());
    return exchange == null || exchange.tlsKey() == null ? node.tlsKey() : exchange.tlsKey();
  }

  private static @Nullable Object system(ListedNode node) {
    return node.asn();
  }

  /** System and country; nodes of which the list says neither might all be in one place. */
  private static String place(ListedNode node) {
    return node.asn() + " " + node.country();
  }
}
