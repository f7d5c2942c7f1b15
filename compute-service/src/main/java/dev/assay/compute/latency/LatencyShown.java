package dev.assay.compute.latency;

import dev.assay.compute.claims.ClaimedRegion;
import dev.assay.compute.claims.NodeLatencyClaim;
import dev.assay.compute.claims.ProvingNode;
import dev.assay.compute.geometry.Medium;
import dev.assay.compute.latency.LatencyObserved.LogSeen;
import dev.assay.compute.latency.LatencyObserved.Trips;
import dev.assay.verification.finding.Observed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a finding shows of round trips, in words and values. Pure. */
record LatencyShown(NodeLatencyClaim claim, Trips seen) {
  private static final double MICROS = 1000;

  /** The claim in words. */
  static String said(NodeLatencyClaim claim) {
    ProvingNode node = claim.node();
    ClaimedRegion from = claim.measuredIn();
    return "%s of the %s to %s%s within %s ms"
        .formatted(
            claim.percentile().movePointRight(2).stripTrailingZeros().toPlainString() + " %",
            claim.metric() == NodeLatencyClaim.Metric.NETWORK ? "round trips" : "answers",
            node == null ? claim.id() : node.id(),
            from == null ? "" : " from " + from.name(),
            claim.atMostMs().toPlainString());
  }

  Observed certainlyAbove() {
    return Observed.of("trips.certainly-above", seen.certainlyAbove(), "trips", seen.from());
  }

  Observed above() {
    return Observed.of("trips.above", seen.above(), "trips", seen.from());
  }

  Observed trips() {
    return Observed.of("trips.counted", seen.counted(), "trips", seen.from());
  }

  /** What the outcome doesn't rest on. */
  List<Observed> rest() {
    List<Observed> shown = new ArrayList<>();
    shown.add(Observed.of("trips.failed", seen.failed(), "trips", seen.from()));
    shown.add(Observed.of("trips.void", seen.voids(), "trips", seen.from()));
    add(shown, "rtt.percentile", seen.quantileMicros());
    add(shown, "rtt.least", seen.leastAnswerMicros());
    add(shown, "rtt.least-connect", seen.leastConnectMicros());
    PhysicalBound bound = PhysicalBound.of(claim);
    if (bound != null) {
      BigDecimal fibre = millis(Medium.FIBRE.millis(bound.kilometres()));
      shown.add(Observed.of("rtt.in-fibre", fibre, "ms", seen.from()));
    }
    return shown;
  }

  /** What a log shows beside its counts. */
  static List<Observed> of(LogSeen log) {
    Long quantile = log.quantileMicros();
    return quantile == null
        ? List.of()
        : List.of(Observed.of("log.percentile", millis(quantile / MICROS), "ms", log.from()));
  }

  String words(int slow) {
    return "%d of %d trips between %s and %s failed or took longer than claimed."
        .formatted(slow, seen.counted(), seen.first(), seen.last());
  }

  static BigDecimal millis(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
  }

  static BigDecimal whole(double value) {
    return BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_EVEN);
  }

  private void add(List<Observed> shown, String name, @Nullable Long micros) {
    if (micros != null) {
      shown.add(Observed.of(name, millis(micros / MICROS), "ms", seen.from()));
    }
  }
}
