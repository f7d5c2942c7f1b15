package dev.assay.inference.service.measurements;

import dev.assay.contracts.inference.v1.Ended;
import dev.assay.contracts.inference.v1.GetResponse;
import dev.assay.contracts.inference.v1.Progress;
import dev.assay.contracts.inference.v1.State;
import dev.assay.contracts.inference.v1.WatchResponse;
import dev.assay.contracts.layer.v1.Document;
import dev.assay.layer.door.GrpcDocuments;
import dev.assay.verification.document.CanonicalJson;

/** Writes measurements as the contracts have them; does no I/O. */
final class MeasurementMessages {
  private MeasurementMessages() {}

  /** Where it stands. */
  static GetResponse got(MeasurementView view) {
    return GetResponse.newBuilder()
        .setState(state(view.state()))
        .setMeasurement(document(view))
        .build();
  }

  /** How far one is that isn't over. */
  static WatchResponse progress(Measurement row) {
    Progress.Builder progress = Progress.newBuilder().setState(state(row.state()));
    MeasurementProgress reached = row.progress();
    if (reached != null) {
      progress.setStep(reached.step()).setDone(reached.done()).setTotal(reached.total());
    }
    return WatchResponse.newBuilder().setProgress(progress).build();
  }

  /** The last that is said of one. */
  static WatchResponse ended(MeasurementView view) {
    Enum<?> reason = view.reason();
    String explanation = view.explanation();
    return WatchResponse.newBuilder()
        .setEnded(
            Ended.newBuilder()
                .setState(state(view.state()))
                .setReason(reason == null ? "" : reason.name())
                .setExplanation(explanation == null ? "" : explanation)
                .setMeasurement(document(view)))
        .build();
  }

  private static Document document(MeasurementView view) {
    return GrpcDocuments.of(MeasurementView.SCHEMA, CanonicalJson.write(view));
  }

  private static State state(MeasurementState state) {
    return switch (state) {
      case QUEUED -> State.STATE_QUEUED;
      case RUNNING -> State.STATE_RUNNING;
      case FINISHED -> State.STATE_FINISHED;
      case CANCELLED -> State.STATE_CANCELLED;
      case FAILED -> State.STATE_FAILED;
    };
  }
}
