package dev.assay.layer.door;

import com.google.protobuf.Timestamp;
import dev.assay.contracts.layer.v1.CheckFinished;
import dev.assay.contracts.layer.v1.CheckProgress;
import dev.assay.contracts.layer.v1.CheckStarted;
import dev.assay.contracts.layer.v1.Finding;
import dev.assay.contracts.layer.v1.ObservationDigest;
import dev.assay.contracts.layer.v1.Outcome;
import dev.assay.contracts.layer.v1.State;
import dev.assay.contracts.layer.v1.VerificationFinished;
import dev.assay.contracts.layer.v1.VerificationStarted;
import dev.assay.contracts.layer.v1.WatchResponse;
import dev.assay.layer.store.RecordedEvent;
import dev.assay.layer.store.VerificationEvent;
import dev.assay.layer.store.VerificationState;
import dev.assay.verification.report.LayerReport;
import java.time.Instant;

/** Writes events and findings as the contracts have them; does no I/O. */
final class GrpcEvents {
  private static final byte[] NO_REPORT = {};

  private GrpcEvents() {}

  /** An event other than the last. */
  static WatchResponse of(RecordedEvent event) {
    return of(event, NO_REPORT);
  }

  /** Any event; the last one carries the report. */
  static WatchResponse of(RecordedEvent recorded, byte[] report) {
    WatchResponse.Builder response =
        WatchResponse.newBuilder().setSequence(recorded.sequence()).setAt(at(recorded.at()));
    switch (recorded.event()) {
      case VerificationEvent.Started started ->
          response.setStarted(
              VerificationStarted.newBuilder()
                  .addAllChecks(started.checks())
                  .setStatisticalClaims(started.statisticalClaims()));
      case VerificationEvent.CheckStarted started ->
          response.setCheckStarted(CheckStarted.newBuilder().setCheck(started.check()));
      case VerificationEvent.CheckProgress progress ->
          response.setCheckProgress(
              CheckProgress.newBuilder()
                  .setCheck(progress.check())
                  .setStep(progress.step())
                  .setDone(progress.done())
                  .setTotal(progress.total()));
      case VerificationEvent.CheckFinished finished ->
          response.setCheckFinished(
              CheckFinished.newBuilder()
                  .setCheck(finished.check())
                  .addAllFindings(finished.findings().stream().map(GrpcEvents::finding).toList()));
      case VerificationEvent.Finished finished -> response.setFinished(finished(finished, report));
    }
    return response.build();
  }

  private static VerificationFinished finished(VerificationEvent.Finished event, byte[] report) {
    VerificationFinished.Builder finished =
        VerificationFinished.newBuilder()
            .setState(
                event.state() == VerificationState.CANCELLED
                    ? State.STATE_CANCELLED
                    : State.STATE_FINISHED)
            .setReport(GrpcDocuments.of(LayerReport.SCHEMA, report))
            .setReportDigest(event.report().hex())
            .setRecordingDigest(event.recording().hex());
    event
        .observations()
        .forEach(
            result ->
                finished.addObservations(
                    ObservationDigest.newBuilder()
                        .setCheck(result.check())
                        .setDigest(result.observation().hex())));
    return finished.build();
  }

  private static Finding finding(dev.assay.verification.finding.Finding finding) {
    Enum<?> reason = finding.reason();
    return Finding.newBuilder()
        .setCheck(finding.check())
        .setCheckVersion(finding.checkVersion())
        .setSubject(finding.subject())
        .setOutcome(outcome(finding.outcome()))
        .setReason(reason == null ? "" : reason.name())
        .setExplanation(finding.explanation())
        .build();
  }

  private static Outcome outcome(dev.assay.verification.finding.Outcome outcome) {
    return switch (outcome) {
      case CONFIRMED -> Outcome.OUTCOME_CONFIRMED;
      case REFUTED -> Outcome.OUTCOME_REFUTED;
      case UNPROVEN -> Outcome.OUTCOME_UNPROVEN;
      case NOT_APPLICABLE -> Outcome.OUTCOME_NOT_APPLICABLE;
    };
  }

  private static Timestamp at(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }
}
