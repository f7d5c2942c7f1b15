package dev.assay.compute.challenge;

import dev.assay.verification.matrix.ChallengeOrder;
import dev.assay.verification.matrix.MatrixShape;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** The order of a challenge, and whether the key that it names signed the commitment. Pure. */
public final class SignedCommitment {
  private static final Duration VALID = Duration.ofMinutes(5);

  private SignedCommitment() {}

  /**
   * The order as the verifier signs it.
   *
   * @param nodeKey in Base64
   * @param at when it is sent, to the millisecond; it expires five minutes later
   */
  public static ChallengeOrder order(
      MatrixQuestion question, String nodeKey, MatrixShape shape, Instant at) {
    byte[] key = Base64.getDecoder().decode(nodeKey);
    return new ChallengeOrder(question.seedBytes(), shape, question.passes(), key, at.plus(VALID));
  }

  static boolean holds(MatrixQuestion question, MatrixTranscript transcript, MatrixShape shape) {
    String signature = transcript.signature();
    String demanded = question.nodeKey();
    if (signature == null || (demanded != null && !demanded.equals(transcript.nodeKey()))) {
      return false;
    }
    try {
      byte[] last = HexFormat.of().parseHex(transcript.roots().getLast());
      return order(question, transcript.nodeKey(), shape, transcript.at())
          .isAnsweredBy(last, Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException e) {
      return false; // a key or signature without usable form proves nothing
    }
  }
}
