package dev.assay.compute.challenge;

import dev.assay.verification.document.Require;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.MatrixVerifier;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.Opening;
import dev.assay.verification.matrix.RoundKeys;
import dev.assay.verification.matrix.TileDraw;
import dev.assay.verification.matrix.TilePlace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a transcript: the size that had to be ordered, the tiles that had to be opened, each
 * tile, and the deadline. An {@link IllegalArgumentException} says that no run of ours wrote it.
 * Pure.
 */
record TranscriptVerification(MatrixQuestion question, MatrixTranscript transcript) {

  ChallengeResult result() {
    Require.that(
        MatrixChallenge.possible(transcript.largestN(), transcript.mostRounds()),
        "largestN",
        "is no limit that a challenge fits in");
    MatrixShape shape = question.shape(transcript.largestN(), transcript.mostRounds());
    Require.that(transcript.roots().size() <= shape.rounds(), "roots", "are too many");
    boolean answered = transcript.end() == ChallengeEnd.ANSWERED;
    List<byte[]> roots = transcript.roots().stream().map(TranscriptVerification::bytes).toList();
    if (!answered) {
      return result(shape, transcript.end(), List.of());
    }
    Require.that(roots.size() == shape.rounds(), "roots", "must be one for each round");
    boolean late = took() > 1_000_000L * question.deadlineSeconds();
    return late
        ? result(shape, ChallengeEnd.SLOW, List.of())
        : result(shape, ChallengeEnd.ANSWERED, openings(shape, roots));
  }

  private List<Opening> openings(MatrixShape shape, List<byte[]> roots) {
    byte[] openingSeed = bytes(String.valueOf(transcript.openingSeed()));
    List<TilePlace> places = TileDraw.of(shape, openingSeed, question.openings());
    Require.that(transcript.tiles().size() == places.size(), "tiles", "must be those drawn");
    MatrixVerifier verifier = new MatrixVerifier(shape, question.seedBytes(), roots, openingSeed);
    List<Opening> openings = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      openings.add(verifier.verify(places.get(i), tile(places.get(i), transcript.tiles().get(i))));
    }
    return openings;
  }

  private ChallengeResult result(MatrixShape shape, ChallengeEnd end, List<Opening> openings) {
    @Nullable Opening fault =
        openings.stream().filter(opening -> opening != Opening.VALID).findFirst().orElse(null);
    int valid = (int) openings.stream().filter(opening -> opening == Opening.VALID).count();
    return new ChallengeResult(
        end,
        transcript.explanation(),
        shape,
        transcript.roots().size(),
        took(),
        openings.size(),
        valid,
        fault,
        end == ChallengeEnd.ANSWERED && SignedCommitment.holds(question, transcript, shape),
        transcript.backend(),
        transcript.devices(),
        transcript.at());
  }

  private long took() {
    return transcript.rootMicros().isEmpty() ? 0 : transcript.rootMicros().getLast();
  }

  private static OpenedTile tile(TilePlace place, MatrixTranscript.Tile tile) {
    return new OpenedTile(place, Base64.getDecoder().decode(tile.entries()), hashes(tile.path()));
  }

  /** The hashes of a path in Base64. */
  static List<byte[]> hashes(String base64) {
    byte[] path = Base64.getDecoder().decode(base64);
    List<byte[]> hashes = new ArrayList<>();
    for (int at = 0; at < path.length; at += RoundKeys.BYTES) {
      hashes.add(Arrays.copyOfRange(path, at, Math.min(path.length, at + RoundKeys.BYTES)));
    }
    return hashes;
  }

  private static byte[] bytes(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    Require.that(bytes.length == RoundKeys.BYTES, "roots", "must have 32 bytes each");
    return bytes;
  }
}
