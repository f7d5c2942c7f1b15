package dev.assay.compute.entities;

import dev.assay.compute.columns.Column;
import dev.assay.compute.columns.Mark;
import dev.assay.compute.columns.Measured;
import dev.assay.compute.columns.NodeColumns;
import dev.assay.compute.columns.RecordedList;
import dev.assay.compute.liveness.NodeAnswer;
import dev.assay.compute.liveness.NodeExchange;
import dev.assay.verification.entities.EntityMerging;
import dev.assay.verification.entities.MergedEntities;
import dev.assay.verification.entities.SignalColumn;
import dev.assay.verification.entities.SignalFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /** The signals of this list's nodes. */
  public static NodeSignals of(RecordedList list, List<NodeAnswer> answers) {
    Measured measured = new Measured(list.key());
    for (NodeAnswer answer : answers) {
      NodeExchange exchange = answer.exchange();
      measured.add(answer.node(), exchange.address(), exchange.tlsKey());
    }
    return new NodeSignals(list.columns(measured));
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
}
