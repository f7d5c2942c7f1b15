package dev.assay.compute.asking.bandwidth;

import dev.assay.compute.bandwidth.BandwidthFlow;
import dev.assay.compute.bandwidth.BandwidthQuestion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * How much one run of a question carries.
 *
 * @param flows side by side
 * @param bytes of each
 * @param deadline when the run is over
 */
record Load(int flows, long bytes, Duration deadline) {
  private static final int MOST_FLOWS = 16;
  private static final long LEAST_BYTES = 1 << 16;
  private static final int BITS = 8;

  static Load of(BandwidthQuestion question, BandwidthAsking asking) {
    int flows = Math.clamp(asking.flows(), 1, MOST_FLOWS);
    BigDecimal micros = BigDecimal.valueOf(asking.run().toNanos() / 1000);
    // 10^6 bits a second are a bit a microsecond.
    long bytes =
        question
            .atLeastMbps()
            .multiply(micros)
            .divide(BigDecimal.valueOf((long) BITS * flows), 0, RoundingMode.CEILING)
            .longValue();
    long each = Math.clamp(bytes, LEAST_BYTES, BandwidthFlow.MOST);
    return new Load(flows, each, deadline(question, each * flows).plus(asking.grace()));
  }

  /** A quarter longer than the claimed rate takes for so many bytes. */
  private static Duration deadline(BandwidthQuestion question, long bytes) {
    long micros =
        BigDecimal.valueOf(bytes * BITS * 5 / 4)
            .divide(question.atLeastMbps(), 0, RoundingMode.CEILING)
            .longValue();
    return Duration.ofNanos(1000 * Math.max(1000, micros));
  }
}
