package dev.assay.gateway.verification;

import dev.assay.contracts.layer.v1.Finding;
import dev.assay.contracts.layer.v1.WatchResponse;
import dev.assay.gateway.fanout.LayerClient;
import dev.assay.gateway.verification.ProjectEvent.FindingLine;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.finding.Outcome;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/** Reads a layer's typed events and failures for the project's watchers. Pure. */
final class LayerEvents {
  private static final String PREFIX = "OUTCOME_";

  private LayerEvents() {}

  /** What watchers of the project hear of this event; null when it is the layer's own business. */
  static @Nullable ProjectEvent of(LayerName layer, WatchResponse event) {
    return switch (event.getEventCase()) {
      case CHECK_STARTED -> ProjectEvent.checkStarted(layer, event.getCheckStarted().getCheck());
      case CHECK_PROGRESS ->
          ProjectEvent.progress(
              layer,
              event.getCheckProgress().getCheck(),
              event.getCheckProgress().getStep(),
              event.getCheckProgress().getDone(),
              event.getCheckProgress().getTotal());
      case CHECK_FINISHED ->
          ProjectEvent.checkFinished(
              layer,
              event.getCheckFinished().getCheck(),
              event.getCheckFinished().getFindingsList().stream().map(LayerEvents::line).toList());
      case STARTED, FINISHED, EVENT_NOT_SET -> null;
    };
  }

  /** Why a layer is absent, for people. */
  static String inWords(Throwable failure) {
    if (failure instanceof StatusRuntimeException e) {
      String detail = e.getStatus().getDescription();
      String code = e.getStatus().getCode().name();
      return LayerClient.isOutOfReach(e)
          ? "the layer's service could not be reached (" + code + ")"
          : "the layer's service answered " + code + (detail == null ? "" : ": " + detail);
    }
    return LayerClient.isOutOfReach(failure)
        ? "the layer's service could not be reached"
        : "the layer's part was lost: " + failure.getMessage();
  }

  private static FindingLine line(Finding finding) {
    String outcome = finding.getOutcome().name();
    return new FindingLine(
        finding.getCheck(),
        finding.getCheckVersion(),
        finding.getSubject(),
        Outcome.valueOf(outcome.startsWith(PREFIX) ? outcome.substring(PREFIX.length()) : outcome),
        finding.getReason().isEmpty() ? null : finding.getReason(),
        finding.getExplanation());
  }
}
