package dev.assay.compute.challenge;

import dev.assay.compute.challenge.MemoryTranscript.Pass;
import dev.assay.verification.matrix.KeptTiles;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.RoundKeys;
import dev.assay.verification.matrix.TileDraw;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.TileTree;
import dev.assay.verification.matrix.proving.JavaBackend;
import dev.assay.verification.matrix.proving.MatrixProver;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * An agent that multiplies honestly and passes over tiles as a test says.
 *
 * @param micros of each pass
 */
record KeepingAgent(long micros, Memory memory) {

  /** What stands in its memory while a pass goes over it. */
  interface Memory {
    byte[] kept(int pass, TilePlace place, byte[] should);

    /** The pass whose key it uses. */
    default int keyOf(int pass) {
      return pass;
    }
  }

  /** Keeps everything. */
  static KeepingAgent honest(long micros) {
    return new KeepingAgent(micros, (pass, place, should) -> should);
  }

  MemoryTranscript run(MemoryChallenge challenge) {
    MatrixTranscript matrix = TestAgents.run(challenge, new JavaBackend(), 1000, tile -> tile);
    MatrixShape shape = challenge.shape(TestAgents.LARGEST_N, TestAgents.MOST_ROUNDS);
    MatrixProver prover = new MatrixProver(new JavaBackend(), shape, challenge.seedBytes());
    while (!prover.done()) {
      prover.next();
    }
    List<Pass> passes = new ArrayList<>();
    List<byte[]> leaves = new ArrayList<>();
    for (int pass = 1; pass <= challenge.passes(); pass++) {
      byte[] own = leaves(prover, shape, pass);
      leaves.add(own);
      passes.add(new Pass(hex(key(pass)), hex(new TileTree().root(own)), micros));
    }
    return new MemoryTranscript(
        MemoryTranscript.SCHEMA, matrix, passes, paths(matrix, shape, challenge, leaves));
  }

  private byte[] leaves(MatrixProver prover, MatrixShape shape, int pass) {
    KeptTiles tiles = new KeptTiles(shape, memory.keyOf(pass), key(memory.keyOf(pass)));
    byte[] leaves = new byte[(int) shape.tiles() * RoundKeys.BYTES];
    for (int at = 0; at < shape.tiles(); at++) {
      TilePlace place = shape.place(at);
      byte[] should = KeptTiles.kept(prover.open(place).entries());
      byte[] leaf = tiles.leaf(place, memory.kept(pass, place, should));
      System.arraycopy(leaf, 0, leaves, at * RoundKeys.BYTES, RoundKeys.BYTES);
    }
    return leaves;
  }

  private static List<String> paths(
      MatrixTranscript matrix, MatrixShape shape, MemoryChallenge challenge, List<byte[]> leaves) {
    byte[] seed = HexFormat.of().parseHex(matrix.openingSeed());
    List<TilePlace> places = TileDraw.of(shape, seed, challenge.openings());
    List<String> paths = new ArrayList<>();
    for (int tile = 0; tile < places.size(); tile++) {
      int pass = KeptTiles.passOf(tile, places.size(), challenge.passes());
      ByteArrayOutputStream path = new ByteArrayOutputStream();
      new TileTree()
          .path(leaves.get(pass - 1), (int) shape.keptLeaf(places.get(tile)))
          .forEach(path::writeBytes);
      paths.add(Base64.getEncoder().encodeToString(path.toByteArray()));
    }
    return paths;
  }

  private static byte[] key(int pass) {
    byte[] key = new byte[RoundKeys.BYTES];
    key[0] = (byte) pass;
    return key;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
