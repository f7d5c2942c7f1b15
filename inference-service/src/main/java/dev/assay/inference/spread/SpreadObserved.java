package dev.assay.inference.spread;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What was measured of the endpoints' spread: the observation of the check.
 *
 * @param pipelines of the endpoints with claimed stages
 * @param backends of those with claimed backends
 * @param signed of those whose answers are claimed to be signed
 */
public record SpreadObserved(
    List<PipelineObserved> pipelines,
    List<BackendsObserved> backends,
    List<SignedObserved> signed) {
  public SpreadObserved {
    pipelines = Require.list(pipelines, "pipelines", 10);
    backends = Require.list(backends, "backends", 10);
    signed = Require.list(signed, "signed", 10);
  }
}
