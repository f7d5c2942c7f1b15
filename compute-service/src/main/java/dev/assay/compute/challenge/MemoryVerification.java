package dev.assay.compute.challenge;

import dev.assay.compute.challenge.MemoryTranscript.Pass;
import dev.assay.verification.document.Require;
import dev.assay.verification.matrix.KeptTiles;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.TileDraw;
import dev.assay.verification.matrix.TilePlace;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Verifies a transcript with passes: the challenge itself, and that each opened tile stands in the
 * tree of its pass. An {@link IllegalArgumentException} says that no run of ours wrote it. Pure.
 */
record MemoryVerification(MemoryChallenge question, MemoryTranscript transcript) {

  MemoryResult result() {
    ChallengeResult matrix = new TranscriptVerification(question, transcript.matrix()).result();
    if (matrix.end() != ChallengeEnd.ANSWERED) {
      return new MemoryResult(matrix, 0, 0);
    }
    List<Pass> passes = transcript.passes();
    Require.that(passes.size() == question.passes(), "passes", "must be as many as were ordered");
    Require.that(
        transcript.paths().size() == matrix.opened(), "paths", "must be one for each tile");
    long slowest = passes.stream().mapToLong(Pass::micros).max().orElseThrow();
    return new MemoryResult(matrix, kept(matrix.shape()), slowest);
  }

  private int kept(MatrixShape shape) {
    byte[] seed = HexFormat.of().parseHex(String.valueOf(transcript.matrix().openingSeed()));
    List<TilePlace> places = TileDraw.of(shape, seed, question.openings());
    int kept = 0;
    for (int tile = 0; tile < places.size(); tile++) {
      int number = KeptTiles.passOf(tile, places.size(), question.passes());
      Pass pass = transcript.passes().get(number - 1);
      KeptTiles tiles = new KeptTiles(shape, number, HexFormat.of().parseHex(pass.key()));
      byte[] entries = Base64.getDecoder().decode(transcript.matrix().tiles().get(tile).entries());
      boolean stands =
          entries.length == shape.tileBytes()
              && tiles.leads(
                  places.get(tile),
                  entries,
                  TranscriptVerification.hashes(transcript.paths().get(tile)),
                  HexFormat.of().parseHex(pass.root()));
      kept += stands ? 1 : 0;
    }
    return kept;
  }
}
