package dev.assay.compute.uptime;

import dev.assay.compute.claims.UptimeClaim;
import dev.assay.compute.uptime.UptimeObserved.Period;
import dev.assay.verification.evidence.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts one watch by the claim's calendar. Not thread-safe. */
final class UptimeTally {
  /** Into how many parts a window's picture is cut. */
  static final int SLICES = 24;

  private final UptimeClaim claim;
  private final UptimeCalendar calendar;
  private final UptimeWatch watch;
  private final Map<ProbeOutcome, Integer> counts = new EnumMap<>(ProbeOutcome.class);
  private final Integer[] missed = new Integer[SLICES];
  private int excluded;

  UptimeTally(UptimeClaim claim, UptimeWatch watch) {
    this.claim = claim;
    this.calendar = new UptimeCalendar(claim);
    this.watch = watch;
    Arrays.fill(missed, 0);
  }

  /** What this watch, whose schedule is its seed's, comes to. */
  Period of(List<PlannedProbe> schedule, Provenance from) {
    for (int i = 0; i < schedule.size(); i++) {
      add(schedule.get(i), watch.probes().get(i));
    }
    return new Period(
        watch.from(),
        watch.to(),
        calendar.countedMillis(watch.from(), watch.to()),
        number(ProbeOutcome.UP),
        number(ProbeOutcome.DOWN),
        number(ProbeOutcome.UNEXPLAINED),
        number(ProbeOutcome.VOID),
        excluded,
        List.of(missed),
        from);
  }

  private void add(PlannedProbe planned, ProbeResult result) {
    if (!calendar.counts(planned.due())) {
      excluded++;
      return;
    }
    ProbeOutcome outcome = ProbeOutcome.of(planned, result);
    counts.merge(outcome, 1, Integer::sum);
    if (outcome == ProbeOutcome.DOWN) {
      missed[slice(planned.due())]++;
    }
  }

  private int slice(Instant at) {
    Instant from = claim.window().from();
    long whole = Duration.between(from, claim.window().to()).toMillis();
    return (int) (SLICES * Duration.between(from, at).toMillis() / whole);
  }

  private int number(ProbeOutcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }
}
