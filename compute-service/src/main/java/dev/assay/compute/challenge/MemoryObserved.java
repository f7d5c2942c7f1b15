package dev.assay.compute.challenge;

import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One issued challenge with passes and what came of it.
 *
 * @param end how it ended; null when the agent wasn't reached
 * @param reason why it shows nothing; null when all its tiles hold and were kept
 * @param explanation in words
 * @param n of the matrices
 * @param rounds that were ordered
 * @param passes that were made
 * @param slowestMicros the longest of them
 * @param opened tiles
 * @param kept tiles among them that stand in the tree of their pass
 * @param keyProven whether the node's key signed the commitment
 */
public record MemoryObserved(
    @Nullable ChallengeEnd end,
    @Nullable Reason reason,
    @Nullable String explanation,
    int n,
    int rounds,
    int passes,
    long slowestMicros,
    int opened,
    int kept,
    boolean keyProven,
    Provenance from) {

  static MemoryObserved of(Answer<MemoryResult> answer, int passes) {
    return switch (answer) {
      case Unanswered<MemoryResult> none ->
          new MemoryObserved(
              null, none.reason(), none.explanation(), 0, 0, 0, 0, 0, 0, false, none.from());
      case Answered<MemoryResult> answered -> of(answered.value(), passes, answered.from());
    };
  }

  private static MemoryObserved of(MemoryResult result, int passes, Provenance from) {
    ChallengeObserved matrix = ChallengeObserved.of(result.matrix(), from);
    boolean lost = matrix.holds() && result.kept() < matrix.opened();
    return new MemoryObserved(
        matrix.end(),
        lost ? Reason.INVALID_OPENING : matrix.reason(),
        lost
            ? "tiles that the passes should have gone over don't stand there"
            : matrix.explanation(),
        matrix.n(),
        matrix.rounds(),
        result.slowestMicros() == 0 ? 0 : passes,
        result.slowestMicros(),
        matrix.opened(),
        result.kept(),
        matrix.keyProven(),
        from);
  }

  /** Whether all its tiles hold and were kept. */
  boolean holds() {
    return reason == null;
  }

  /** Whether tiles were opened and don't hold; tiles that didn't come prove nothing. */
  boolean isInvalid() {
    return end == ChallengeEnd.ANSWERED && reason != null;
  }

  /** What was ordered. */
  MatrixShape shape() {
    return MatrixShape.of(n, rounds);
  }

  /** The longest pass. */
  Duration slowest() {
    return Duration.ofNanos(Math.multiplyExact(slowestMicros, 1000L));
  }
}
