package dev.assay.compute.bandwidth;

import dev.assay.compute.bandwidth.BandwidthObserved.Claimed;
import dev.assay.compute.bandwidth.BandwidthObserved.Runs;
import dev.assay.compute.claims.BandwidthClaim;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.statistics.ShownDecimal;
import java.math.BigDecimal;
import java.util.List;

/** Reads recorded runs and verifies them. Pure. */
final class BandwidthSurvey {
  private static final double MICROS = 1e6;

  private BandwidthSurvey() {}

  static Claimed claimed(
      BandwidthClaim claim, BandwidthQuestion question, Answered<BandwidthTranscript> answered) {
    BandwidthTranscript transcript = answered.value();
    BandwidthTally tally = BandwidthTally.of(question, transcript);
    if (tally.bytes() == 0) {
      return nothing(claim, transcript);
    }
    Runs runs =
        new Runs(
            tally.n(),
            tally.certainlySlow(),
            tally.slow(),
            rate(tally.reached(claim.inShare().doubleValue())),
            rate(tally.best()),
            tally.bestControl().isPresent() ? rate(tally.bestControl().getAsDouble()) : null,
            tally.bytes(),
            ShownDecimal.nearest(tally.micros() / MICROS),
            answered.from());
    return new Claimed(claim.id(), runs, null, null);
  }

  private static Claimed nothing(BandwidthClaim claim, BandwidthTranscript transcript) {
    List<BandwidthFlow> flows =
        transcript.runs().stream().flatMap(run -> run.flows().stream()).toList();
    if (flows.isEmpty()) {
      return new Claimed(
          claim.id(), null, Reason.BUDGET_SPENT, "There was no time left for a single run.");
    }
    BandwidthFlow first = flows.getFirst();
    return first.reason() == null
        ? new Claimed(
            claim.id(),
            null,
            Reason.NODES_UNPROVED,
            "What came isn't the stream that the node's key signed.")
        : new Claimed(claim.id(), null, first.reason(), String.valueOf(first.explanation()));
  }

  private static BigDecimal rate(double mbps) {
    return ShownDecimal.nearest(mbps);
  }
}
