package dev.assay.compute.entities;

import dev.assay.compute.columns.Column;
import dev.assay.compute.columns.ListedColumns;
import dev.assay.compute.columns.Mark;
import dev.assay.compute.columns.NodeColumns;
import dev.assay.compute.liveness.NodeAnswer;
import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.nodelist.ListReading;
import dev.assay.compute.nodelist.ListedNode;
import dev.assay.verification.entities.EntityMerging;
import dev.assay.verification.entities.MergedEntities;
import dev.assay.verification.entities.SignalColumn;
import dev.assay.verification.entities.SignalFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signals of one list's nodes, by what the list says and what our own connections showed: which
 * of them prove that nodes are one operator's, and which only speak for it. Immutable.
 *
 * @param columns of the different entries that the list doesn't call offline; entities are by index
 */
public record NodeSignals(NodeColumns columns) {
  /**
   * The stated probability that two nodes of one operator match in a family: no signal is relied on
   * more than that.
   */
  private static final double MATCH_IF_SAME = 0.5;

  private static final int KEY_DIGITS = 16;
  private static final int HEXADECIMAL = 16;

  /** The signals of this list's nodes. */
  public static NodeSignals of(ListReading.Read read, List<NodeAnswer> answers) {
    Map<String, NodeExchange> exchanges = new HashMap<>();
    answers.forEach(answer -> exchanges.put(answer.node().place(), answer.exchange()));
    // nobody can choose texts by the digest of the list in which they stand
    String key = read.from().evidence().hex().substring(0, KEY_DIGITS);
    ListedColumns columns = new ListedColumns(Long.parseUnsignedLong(key, HEXADECIMAL));
    for (ListedNode node : listed(read)) {
      NodeExchange exchange = exchanges.get(node.place());
      columns.add(node, connected(node, exchange), tlsKey(node, exchange));
    }
    return new NodeSignals(columns.columns());
  }

  /** The different entries that the list doesn't call offline, in the order of the columns. */
  public static List<ListedNode> listed(ListReading.Read read) {
    return read.list().claimedOnline().stream().distinct().toList();
  }

  /** How many nodes there are. */
  public int nodes() {
    return columns.entries();
  }

  /** Merges by proof and by evidence. */
  public EntityMerging merging() {
    return new EntityMerging(nodes(), proofs(), families());
  }

  /** Merges whatever shares a network, a place or an account: the bound against the project. */
  public MergedEntities worst() {
    List<SignalColumn> shared = new ArrayList<>(proofs());
    shared.add(signal(Mark.NETWORK));
    shared.add(Column.pairs(columns.column(Mark.SYSTEM), columns.column(Mark.COUNTRY)).signal());
    shared.add(signal(Mark.TLS_KEY));
    shared.add(signal(Mark.SSH_KEY));
    shared.add(signal(Mark.PAYOUT));
    shared.add(signal(Mark.FUNDING));
    return MergedEntities.sharing(nodes(), shared);
  }

  /** Merges further whatever shares a network. */
  public MergedEntities sharingNetworks(MergedEntities merged) {
    SignalColumn entities = SignalColumn.of(merged.entityOf(), merged.count());
    return MergedEntities.sharing(nodes(), List.of(entities, signal(Mark.NETWORK)));
  }

  /** The list's own word for the operator, a signing key and a device are each one's alone. */
  private List<SignalColumn> proofs() {
    return List.of(signal(Mark.OPERATOR), signal(Mark.PUBLIC_KEY), signal(Mark.DEVICE));
  }

  private List<SignalFamily> families() {
    return List.of(
        family("host keys", Mark.TLS_KEY, Mark.SSH_KEY),
        family("address", Mark.ADDRESS, Mark.NETWORK, Mark.SYSTEM),
        family("accounts", Mark.PAYOUT, Mark.FUNDING),
        family("software", Mark.SOFTWARE));
  }

  private SignalFamily family(String name, Mark... marks) {
    return new SignalFamily(name, MATCH_IF_SAME, Arrays.stream(marks).map(this::signal).toList());
  }

  private SignalColumn signal(Mark mark) {
    return columns.column(mark).signal();
  }

  /** Where we connected to; what the list says where we didn't. */
  private static String connected(ListedNode node, @Nullable NodeExchange exchange) {
    String measured = exchange == null ? null : exchange.address();
    return measured == null ? node.endpoint().getHost() + ":0" : measured;
  }

  private static @Nullable String tlsKey(ListedNode node, @Nullable NodeExchange exchange) {
    return exchange == null || exchange.tlsKey() == null ? node.tlsKey() : exchange.tlsKey();
  }
}
