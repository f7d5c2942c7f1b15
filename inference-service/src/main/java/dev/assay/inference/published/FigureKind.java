package dev.assay.inference.published;

import dev.assay.inference.claims.LatencyMetric;
import org.jspecify.annotations.Nullable;

/** What a published figure is of. */
public enum FigureKind {
  TTFT(LatencyMetric.TTFT),
  TPOT(LatencyMetric.TPOT),
  E2E(LatencyMetric.E2E),
  /** The share of requests that succeed. */
  AVAILABILITY(null);

  private final @Nullable LatencyMetric latency;

  FigureKind(@Nullable LatencyMetric latency) {
    this.latency = latency;
  }

  /** The duration that it is a percentile of; null for a share. */
  @Nullable LatencyMetric latency() {
    return latency;
  }
}
