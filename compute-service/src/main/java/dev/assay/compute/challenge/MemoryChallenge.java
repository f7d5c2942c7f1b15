package dev.assay.compute.challenge;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.matrix.ChallengeOrder;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.UnreadableAnswer;
import java.net.URI;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Challenges one agent to keep the tiles of its products while keyed passes go over them: the whole
 * protocol of docs/protocols/matrix-challenge.md with passes is one question.
 *
 * @param address of the agent
 * @param nodeKey that it has to prove, in Base64; null to take the one that it names
 * @param seed 32 bytes in hexadecimal, drawn for this challenge
 * @param keptBytes about how many are to be kept
 * @param passes over them
 * @param openings how many tiles are opened
 * @param deadlineSeconds for the last root, and for all passes together
 */
public record MemoryChallenge(
    URI address,
    @Nullable String nodeKey,
    String seed,
    long keptBytes,
    int passes,
    int openings,
    int deadlineSeconds)
    implements Question<MemoryResult>, MatrixQuestion {
  /** The kind of question. */
  public static final String KIND = "compute.memory-challenge";

  public MemoryChallenge {
    Require.present(address, "address");
    Require.present(seed, "seed");
    Require.that(keptBytes > 0, "keptBytes", "must be positive");
    Require.that(passes > 0 && passes <= ChallengeOrder.MOST_PASSES, "passes", "must be 1 to 64");
    Require.that(openings >= passes, "openings", "must be one for each pass at least");
    Require.that(deadlineSeconds > 0, "deadlineSeconds", "must be positive");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public MatrixShape shape(int largestN, int mostRounds) {
    return ChallengePlan.keeping(keptBytes, largestN, mostRounds);
  }

  @Override
  public byte[] seedBytes() {
    return HexFormat.of().parseHex(seed);
  }

  @Override
  public MemoryResult decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    try {
      return new MemoryVerification(this, CanonicalJson.read(body, MemoryTranscript.class))
          .result();
    } catch (InvalidDocument | IllegalArgumentException e) {
      throw new UnreadableAnswer("no memory transcript: " + e.getMessage());
    }
  }
}
