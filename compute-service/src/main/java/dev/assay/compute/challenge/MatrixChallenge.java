package dev.assay.compute.challenge;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.matrix.MatrixPrf;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.probe.Question;
import dev.assay.verification.probe.UnreadableAnswer;
import java.math.BigDecimal;
import java.net.URI;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Challenges one agent to multiply matrices: the whole protocol of
 * docs/protocols/matrix-challenge.md is one question. Whoever reads the transcript verifies all of
 * it again.
 *
 * @param address of the agent
 * @param nodeKey that it has to prove, in Base64; null to take the one that it names
 * @param seed 32 bytes in hexadecimal, drawn for this challenge
 * @param operations about how many are to be shown
 * @param openings how many tiles are opened
 * @param deadlineSeconds for the last root
 */
public record MatrixChallenge(
    URI address,
    @Nullable String nodeKey,
    String seed,
    BigDecimal operations,
    int openings,
    int deadlineSeconds)
    implements Question<ChallengeResult>, MatrixQuestion {
  /** The kind of question. */
  public static final String KIND = "compute.matrix-challenge";

  public MatrixChallenge {
    Require.present(address, "address");
    Require.present(seed, "seed");
    Require.that(operations.signum() > 0, "operations", "must be positive");
    Require.that(openings > 0, "openings", "must be positive");
    Require.that(deadlineSeconds > 0, "deadlineSeconds", "must be positive");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int passes() {
    return 0;
  }

  @Override
  public MatrixShape shape(int largestN, int mostRounds) {
    return ChallengePlan.of(operations, largestN, mostRounds);
  }

  /** Whether an agent can have these limits. */
  public static boolean possible(int largestN, int mostRounds) {
    return largestN >= MatrixPrf.BLOCK && mostRounds >= 1;
  }

  @Override
  public byte[] seedBytes() {
    return HexFormat.of().parseHex(seed);
  }

  @Override
  public ChallengeResult decode(Envelope envelope, byte[] body) throws UnreadableAnswer {
    try {
      return new TranscriptVerification(this, CanonicalJson.read(body, MatrixTranscript.class))
          .result();
    } catch (InvalidDocument | IllegalArgumentException e) {
      throw new UnreadableAnswer("no matrix transcript: " + e.getMessage());
    }
  }
}
