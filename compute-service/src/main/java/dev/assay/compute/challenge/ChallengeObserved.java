package dev.assay.compute.challenge;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.Opening;
import dev.assay.verification.matrix.Soundness;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One issued challenge and what came of it.
 *
 * @param end how it ended; null when the agent wasn't reached
 * @param reason why it shows nothing; null when all its tiles hold
 * @param explanation in words
 * @param at when the order was sent
 * @param n of the matrices
 * @param rounds that were ordered
 * @param operations of all rounds
 * @param roots that came
 * @param tookMicros until the last root, in microseconds
 * @param opened tiles
 * @param valid tiles among them
 * @param keyProven whether the node's key signed the commitment
 * @param backend as the agent declares
 * @param devices as the agent declares
 */
public record ChallengeObserved(
    @Nullable ChallengeEnd end,
    @Nullable Reason reason,
    @Nullable String explanation,
    Instant at,
    int n,
    int rounds,
    BigInteger operations,
    int roots,
    long tookMicros,
    int opened,
    int valid,
    boolean keyProven,
    @Nullable String backend,
    List<DeclaredDevice> devices,
    Provenance from) {

  public ChallengeObserved {
    devices = Require.list(devices, "devices", DeclaredDevice.MOST);
  }

  static ChallengeObserved of(Answer<ChallengeResult> answer) {
    return switch (answer) {
      case Unanswered<ChallengeResult> none -> unasked(none);
      case Answered<ChallengeResult> answered -> of(answered.value(), answered.from());
    };
  }

  private static ChallengeObserved unasked(Unanswered<?> none) {
    return new ChallengeObserved(
        null,
        none.reason(),
        none.explanation(),
        none.from().at(),
        0,
        0,
        BigInteger.ZERO,
        0,
        0,
        0,
        0,
        false,
        null,
        List.of(),
        none.from());
  }

  static ChallengeObserved of(ChallengeResult result, Provenance from) {
    Opening fault = result.fault();
    MatrixShape shape = result.shape();
    return new ChallengeObserved(
        result.end(),
        fault == null ? result.end().reason() : Reason.INVALID_OPENING,
        fault == null ? result.explanation() : "the first invalid tile is " + fault,
        result.at(),
        shape.n(),
        shape.rounds(),
        shape.operations(),
        result.roots(),
        result.tookMicros(),
        result.opened(),
        result.valid(),
        result.keyProven(),
        result.backend(),
        result.devices(),
        from);
  }

  /** Whether all its tiles hold. */
  boolean holds() {
    return reason == null;
  }

  /** Whether tiles were opened and don't hold; tiles that didn't come prove nothing. */
  boolean isInvalid() {
    return end == ChallengeEnd.ANSWERED && reason != null;
  }

  /** The operations per second that it shows at least, in 10^12. */
  BigDecimal leastTops(BigDecimal wrongShare) {
    MatrixShape shape = MatrixShape.of(n, rounds);
    Duration took = Duration.ofNanos(Math.multiplyExact(tookMicros, 1000L));
    return Soundness.leastRate(shape, wrongShare, took).movePointLeft(12);
  }
}
