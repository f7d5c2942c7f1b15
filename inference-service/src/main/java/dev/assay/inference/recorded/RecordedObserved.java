package dev.assay.inference.recorded;

import dev.assay.verification.document.Require;
import java.util.List;

/** What was read of the logs: the observation of the check. */
public record RecordedObserved(List<LogObserved> logs) {
  public RecordedObserved {
    logs = Require.list(logs, "logs", 10);
  }
}
