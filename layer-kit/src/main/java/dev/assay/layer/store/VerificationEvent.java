package dev.assay.layer.store;

import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.Digest;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.finding.Finding;
import dev.assay.verification.report.CheckResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a watcher of a verification hears, in the order in which it happened. Immutable. */
public sealed interface VerificationEvent {

  /** The run began, with the number of statistical claims fixed. */
  record Started(List<String> checks, int statisticalClaims) implements VerificationEvent {}

  /** One check began. */
  record CheckStarted(String check) implements VerificationEvent {}

  /** A step of long work, such as 300 of 800 requests. */
  record CheckProgress(String check, String step, long done, long total)
      implements VerificationEvent {}

  /** One check ended, with what it found. */
  record CheckFinished(String check, List<Finding> findings) implements VerificationEvent {}

  /**
   * The last event.
   *
   * @param report digest of the layer report
   * @param recording digest of the recording
   * @param observations digests of the observations
   */
  record Finished(
      VerificationState state, Digest report, Digest recording, List<CheckResult> observations)
      implements VerificationEvent {}

  /** The word by which the event is stored and sent. */
  default String kind() {
    return switch (this) {
      case Started ignored -> "started";
      case CheckStarted ignored -> "check-started";
      case CheckProgress ignored -> "check-progress";
      case CheckFinished ignored -> "check-finished";
      case Finished ignored -> "finished";
    };
  }

  /** The event that was stored under this word. */
  static VerificationEvent read(String kind, byte[] body) {
    try {
      return CanonicalJson.read(body, type(kind));
    } catch (InvalidDocument e) {
      throw new IllegalStateException("a stored event can't be read: " + e.getMessage(), e);
    }
  }

  private static Class<? extends VerificationEvent> type(String kind) {
    return switch (kind) {
      case "started" -> Started.class;
      case "check-started" -> CheckStarted.class;
      case "check-progress" -> CheckProgress.class;
      case "check-finished" -> CheckFinished.class;
      case "finished" -> Finished.class;
      default -> throw new IllegalStateException("a stored event has the unknown kind " + kind);
    };
  }

  /** The finished event, or null when this is another. */
  default @Nullable Finished asFinished() {
    return this instanceof Finished finished ? finished : null;
  }
}
