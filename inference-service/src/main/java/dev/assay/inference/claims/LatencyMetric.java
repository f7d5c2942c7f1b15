package dev.assay.inference.claims;

/** A duration of one answer, counted from when its request was due. */
public enum LatencyMetric {
  /** Time to first token: until the first token of any kind arrived. */
  TTFT,
  /** Time per output token after the first one: (E2E - TTFT) / (tokens - 1). */
  TPOT,
  /** End to end: until the last token arrived. */
  E2E
}
