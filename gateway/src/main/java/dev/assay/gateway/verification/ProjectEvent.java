package dev.assay.gateway.verification;

import dev.assay.verification.check.LayerName;
import dev.assay.verification.finding.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a watcher of a project's verification hears; sent as JSON in server-sent events.
 *
 * @param sequence counts up from 1 without gaps
 * @param type one of the words below
 * @param layer whose it is; null for the whole
 * @param step of long work, with {@code done} of {@code total}
 * @param findings of a check that ended
 * @param message for people
 * @param verdict of a verification that finished
 */
public record ProjectEvent(
    long sequence,
    Instant at,
    String type,
    @Nullable LayerName layer,
    @Nullable String check,
    @Nullable String step,
    @Nullable Long done,
    @Nullable Long total,
    @Nullable List<FindingLine> findings,
    @Nullable String message,
    @Nullable VerdictLine verdict) {
  public static final String STARTED = "verification-started";
  public static final String LAYER_STARTED = "layer-started";
  public static final String CHECK_STARTED = "check-started";
  public static final String CHECK_PROGRESS = "check-progress";
  public static final String CHECK_FINISHED = "check-finished";
  public static final String LAYER_FINISHED = "layer-finished";
  public static final String LAYER_UNREACHABLE = "layer-unreachable";
  public static final String FINISHED = "verification-finished";

  /** A finding, as short as a watcher needs it. */
  public record FindingLine(
      String check,
      int checkVersion,
      String subject,
      Outcome outcome,
      @Nullable String reason,
      String explanation) {}

  /** The verdict that a verification ended with. */
  public record VerdictLine(UUID id, String verdict) {}

  /** An event without a place yet; the journal gives it one. */
  static ProjectEvent of(String type, @Nullable LayerName layer, @Nullable String message) {
    return new ProjectEvent(
        0, Instant.EPOCH, type, layer, null, null, null, null, null, message, null);
  }

  static ProjectEvent checkStarted(LayerName layer, String check) {
    return new ProjectEvent(
        0, Instant.EPOCH, CHECK_STARTED, layer, check, null, null, null, null, null, null);
  }

  static ProjectEvent progress(LayerName layer, String check, String step, long done, long total) {
    return new ProjectEvent(
        0, Instant.EPOCH, CHECK_PROGRESS, layer, check, step, done, total, null, null, null);
  }

  static ProjectEvent checkFinished(LayerName layer, String check, List<FindingLine> findings) {
    return new ProjectEvent(
        0, Instant.EPOCH, CHECK_FINISHED, layer, check, null, null, null, findings, null, null);
  }

  static ProjectEvent finished(UUID verdict, String word) {
    VerdictLine line = new VerdictLine(verdict, word);
    return new ProjectEvent(
        0, Instant.EPOCH, FINISHED, null, null, null, null, null, null, null, line);
  }

  ProjectEvent at(long sequence, Instant at) {
    return new ProjectEvent(
        sequence, at, type, layer, check, step, done, total, findings, message, verdict);
  }
}
