package dev.assay.inference.service.measurements;

import dev.assay.layer.evidence.Evidence;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a measurement ended.
 *
 * @param reason why there is no result; null when there is one
 * @param explanation in words
 * @param envelope the recorded answer; null when nothing was asked
 * @param transcript what was heard
 * @param result what was computed from it
 */
record MeasurementEnd(
    MeasurementState state,
    @Nullable Reason reason,
    @Nullable String explanation,
    @Nullable Evidence envelope,
    @Nullable Evidence transcript,
    @Nullable Evidence result) {

  /** With a result. */
  static MeasurementEnd measured(Evidence envelope, Evidence transcript, Evidence result) {
    return new MeasurementEnd(MeasurementState.FINISHED, null, null, envelope, transcript, result);
  }

  /** Without one. */
  static MeasurementEnd without(Reason reason, String explanation, @Nullable Evidence envelope) {
    return new MeasurementEnd(
        reason == Reason.CANCELLED ? MeasurementState.CANCELLED : MeasurementState.FAILED,
        reason,
        explanation,
        envelope,
        null,
        null);
  }

  List<Evidence> documents() {
    List<Evidence> documents = new ArrayList<>();
    for (Evidence one : new Evidence[] {envelope, transcript, result}) {
      if (one != null) {
        documents.add(one);
      }
    }
    return documents;
  }
}
