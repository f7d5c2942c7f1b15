package dev.assay.benchmarks;

import java.util.List;

/**
 * One quantity of ours beside the same quantity of a peer, measured in alternating rounds of one
 * run. Pure.
 *
 * @param what the quantity, with its unit
 * @param promise what it is held to
 * @param ours one value for each round
 * @param peers one value for each round
 */
record Comparison(String what, Promise promise, List<Double> ours, List<Double> peers) {
  Comparison {
    ours = List.copyOf(ours);
    peers = List.copyOf(peers);
  }

  /** The median of ours over the median of the peer's. */
  double ratio() {
    return Median.of(ours) / Median.of(peers);
  }

  /** Whether the promise holds; true when there is none. */
  boolean kept() {
    return promise.kept(Median.of(ours), Median.of(peers));
  }
}
