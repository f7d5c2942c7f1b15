package dev.assay.system.truth;

import dev.assay.cli.Home;
import dev.assay.cli.agent.AgentServer;
import dev.assay.cli.stack.Stack;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.RoundKeys;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.TileTree;
import dev.assay.verification.matrix.proving.JavaBackend;
import dev.assay.verification.matrix.proving.MatrixBackend;
import dev.assay.verification.signature.SigningKey;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * The node agents of the suite, on addresses of their own: an honest one, one that answers without
 * multiplying, one that keeps nothing, and one that doesn't know the stack's verifier.
 */
record HardwareAgents(List<AgentServer> servers) implements AutoCloseable {
  static final String HONEST = "127.71.0.1";
  static final String LYING = "127.71.0.2";
  static final String STRANGE = "127.71.0.3";
  static final String FORGETTING = "127.71.0.4";

  /** Starts them on this port. */
  static HardwareAgents start(Home home, int port) {
    List<String> ours = List.of(Stack.verifierKey(home).name());
    List<String> others = List.of(SigningKey.fresh().name());
    return new HardwareAgents(
        List.of(
            AgentServer.onLoopback(new JavaBackend(), ours, new InetSocketAddress(HONEST, port)),
            AgentServer.onLoopback(new Guessing(), ours, new InetSocketAddress(LYING, port)),
            AgentServer.onLoopback(
                new Forgetting(new JavaBackend()), ours, new InetSocketAddress(FORGETTING, port)),
            AgentServer.onLoopback(
                new JavaBackend(), others, new InetSocketAddress(STRANGE, port))));
  }

  @Override
  public void close() {
    servers.forEach(AgentServer::close);
  }

  /** Commits tiles of zeros and opens them faithfully: all that it lacks is the product. */
  private record Guessing() implements MatrixBackend {
    @Override
    public String name() {
      return "guessing";
    }

    @Override
    public int largest() {
      return 4096;
    }

    @Override
    public Work begin(MatrixShape shape, byte[] seed) {
      return new Work() {
        @Override
        public byte[] commit(int round, byte[] key) {
          return new TileTree().root(leaves(shape, round));
        }

        @Override
        public OpenedTile open(TilePlace place) {
          List<byte[]> path = new TileTree().path(leaves(shape, place.round()), shape.leaf(place));
          return new OpenedTile(place, new byte[shape.tileBytes()], path);
        }

        @Override
        public void close() {}
      };
    }

    private static byte[] leaves(MatrixShape shape, int round) {
      TileTree tree = new TileTree();
      byte[] tile = new byte[shape.tileBytes()];
      byte[] leaves = new byte[shape.tilesPerRound() * RoundKeys.BYTES];
      for (int leaf = 0; leaf < shape.tilesPerRound(); leaf++) {
        TilePlace place = new TilePlace(round, leaf / shape.blocks(), leaf % shape.blocks());
        System.arraycopy(
            tree.leaf(place, tile), 0, leaves, leaf * RoundKeys.BYTES, RoundKeys.BYTES);
      }
      return leaves;
    }
  }
}
