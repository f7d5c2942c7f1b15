package dev.assay.compute.asking.matrix;

import com.google.protobuf.ByteString;
import dev.assay.compute.challenge.MemoryTranscript.Pass;
import dev.assay.contracts.agent.v1.ChallengeRequest;
import dev.assay.contracts.agent.v1.HashKept;
import dev.assay.contracts.agent.v1.KeptRoot;
import dev.assay.verification.matrix.KeptTiles;
import dev.assay.verification.matrix.RoundKeys;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * The keyed passes of one challenge: each key is drawn and sent when the root of the pass before
 * has come, and timed by our clock. Confined to whoever holds the dialogue.
 */
final class Passing {
  private final int passes;
  private final Supplier<byte[]> draw;
  private final List<Pass> made = new ArrayList<>();
  private byte[] key = {};
  private long began;

  Passing(int passes, Supplier<byte[]> draw) {
    this.passes = passes;
    this.draw = draw;
  }

  /** Whether a root is still due. */
  boolean due() {
    return made.size() < passes;
  }

  /** The next key; our clock starts. */
  ChallengeRequest next() {
    key = draw.get();
    HashKept hash =
        HashKept.newBuilder().setPass(made.size() + 1).setKey(ByteString.copyFrom(key)).build();
    began = System.nanoTime();
    return ChallengeRequest.newBuilder().setHashKept(hash).build();
  }

  /** Takes a root; false when it isn't the one that is due. */
  boolean take(KeptRoot root) {
    long micros = Math.max(1, (System.nanoTime() - began) / 1000);
    boolean fits =
        due() && root.getPass() == made.size() + 1 && root.getRoot().size() == RoundKeys.BYTES;
    if (fits) {
      HexFormat hex = HexFormat.of();
      made.add(new Pass(hex.formatHex(key), hex.formatHex(root.getRoot().toByteArray()), micros));
    }
    return fits;
  }

  /** The pass in whose tree a tile is to be shown; 0 where none is made. */
  int passOf(int tile, int tiles) {
    return passes == 0 ? 0 : KeptTiles.passOf(tile, tiles, passes);
  }

  /** Those that were made. */
  List<Pass> made() {
    return List.copyOf(made);
  }
}
