package dev.assay.inference.spread;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What was measured of the endpoints' spread: the observation of the check.
 *
 * @param pipelines of the endpoints with claimed stages
 * @param backends of those with claimed backends
 */
public record SpreadObserved(List<PipelineObserved> pipelines, List<BackendsObserved> backends) {
  public SpreadObserved {
    pipelines = Require.list(pipelines, "pipelines", 10);
    backends = Require.list(backends, "backends", 10);
  }
}
