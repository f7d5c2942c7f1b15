package dev.assay.compute.challenge;

import dev.assay.compute.challenge.KeepingAgent.Memory;
import dev.assay.verification.finding.Outcome;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.matrix.TilePlace;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A way to answer a challenge with passes over kept tiles, and the finding that has to come of it.
 *
 * @param name for the table
 * @param prover what it does, in words
 * @param script what it sends
 */
record MemoryAttack(
    String name,
    String prover,
    Function<MemoryChallenge, Object> script,
    Outcome outcome,
    @Nullable Reason reason) {

  static List<MemoryAttack> all() {
    return List.of(
        refuted(
            "forgetting",
            "keeps nothing; passes go over zeros",
            (pass, place, should) -> new byte[should.length]),
        refuted(
            "half of the tiles",
            "keeps every second row of tiles",
            (pass, place, should) -> place.row() % 2 == 0 ? should : new byte[should.length]),
        refuted(
            "packing",
            "keeps 12 of 16 bits of each entry",
            (pass, place, should) -> packed(should)),
        refuted("one pass for all", "answers every pass by the first one's root", new FirstPass()),
        refuted(
            "good for one pass",
            "keeps all for the first pass, then gives the memory to another tenant",
            (pass, place, should) -> pass == 1 ? should : new byte[should.length]),
        new MemoryAttack(
            "computing again",
            "drops tiles and computes them again in each pass: all of it holds, a second late",
            KeepingAgent.honest(1_000_000)::run,
            Outcome.UNPROVEN,
            Reason.SLOW),
        new MemoryAttack(
            "aborting",
            "commits, and goes away at the first pass",
            challenge ->
                new MemoryTranscript(
                    MemoryTranscript.SCHEMA,
                    TestAgents.ended(ChallengeEnd.BROKEN, 2),
                    List.of(),
                    List.of()),
            Outcome.UNPROVEN,
            Reason.SOURCE_ERROR));
  }

  private static MemoryAttack refuted(String name, String prover, Memory memory) {
    return new MemoryAttack(name, prover, new KeepingAgent(1, memory)::run, Outcome.REFUTED, null);
  }

  private static byte[] packed(byte[] should) {
    byte[] packed = Arrays.copyOf(should, should.length);
    for (int i = 0; i < packed.length; i += 2) {
      packed[i] &= (byte) 0xf0;
    }
    return packed;
  }

  /** Uses the first pass's key in all of them. */
  private record FirstPass() implements Memory {
    @Override
    public byte[] kept(int pass, TilePlace place, byte[] should) {
      return should;
    }

    @Override
    public int keyOf(int pass) {
      return 1;
    }
  }
}
