package dev.assay.compute.bandwidth;

import java.util.List;
import java.util.Objects;

/**
 * The rate of one run, from verified bytes alone.
 *
 * <p>The whole rate counts connecting and the slow start of TCP, and so can only be too low: it
 * confirms. The steady rate is that of the second half of each flow, when nobody had to start any
 * more: a run speaks against the node only when that is too low as well.
 */
final class RunRate {
  private static final int BITS = 8;

  private final List<BandwidthFlow> verified;
  private final long bytes;
  private final long micros;

  RunRate(BandwidthQuestion question, List<BandwidthFlow> flows) {
    this.verified =
        flows.stream()
            .filter(flow -> FlowProof.bytes(question.node(), question.direction(), flow) > 0)
            .toList();
    this.bytes = verified.stream().mapToLong(BandwidthFlow::carried).sum();
    this.micros = flows.stream().mapToLong(BandwidthFlow::endMicros).max().orElseThrow();
  }

  long bytes() {
    return bytes;
  }

  long micros() {
    return micros;
  }

  /** 10^6 bits a second, from the run's begin to its end. */
  double whole() {
    return (double) BITS * bytes / micros;
  }

  /** The greater of whole and steady rate. */
  double best() {
    double steady = verified.stream().mapToDouble(RunRate::steady).sum();
    return Math.max(whole(), steady);
  }

  private static double steady(BandwidthFlow flow) {
    if (flow.halfMicros() == null) {
      return (double) BITS * flow.carried() / flow.endMicros();
    }
    long half = Objects.requireNonNull(flow.halfMicros());
    long took = Math.max(1, flow.endMicros() - half);
    return BITS * (flow.carried() - flow.asked() / 2.0) / took;
  }
}
