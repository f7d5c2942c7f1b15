package dev.assay.inference.spread;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What was measured of the endpoints' spread: the observation of the check.
 *
 * @param pipelines of the endpoints with claimed stages
 * @param backends of those with claimed backends
 * @param signed of those whose answers are claimed to be signed
 * @param parallel of those with a claimed parallel capacity
 * @param coFailures of those that are claimed to be independent of others
 */
public record SpreadObserved(
    List<PipelineObserved> pipelines,
    List<BackendsObserved> backends,
    List<SignedObserved> signed,
    List<ParallelObserved> parallel,
    List<CoFailureObserved> coFailures) {
  public SpreadObserved {
    pipelines = Require.list(pipelines, "pipelines", 10);
    backends = Require.list(backends, "backends", 10);
    signed = Require.list(signed, "signed", 10);
    parallel = Require.list(parallel, "parallel", 10);
    coFailures = Require.list(coFailures, "coFailures", 10);
  }

  /** Nothing was claimed. */
  static SpreadObserved none() {
    return new SpreadObserved(List.of(), List.of(), List.of(), List.of(), List.of());
  }

  SpreadObserved withPipelines(List<PipelineObserved> more) {
    return new SpreadObserved(more, backends, signed, parallel, coFailures);
  }

  SpreadObserved withBackends(List<BackendsObserved> more) {
    return new SpreadObserved(pipelines, more, signed, parallel, coFailures);
  }

  SpreadObserved withSigned(List<SignedObserved> more) {
    return new SpreadObserved(pipelines, backends, more, parallel, coFailures);
  }

  SpreadObserved withParallel(List<ParallelObserved> more) {
    return new SpreadObserved(pipelines, backends, signed, more, coFailures);
  }

  SpreadObserved withCoFailures(List<CoFailureObserved> more) {
    return new SpreadObserved(pipelines, backends, signed, parallel, more);
  }
}
