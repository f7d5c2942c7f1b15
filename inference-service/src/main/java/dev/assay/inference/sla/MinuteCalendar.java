package dev.assay.inference.sla;

import dev.assay.inference.claims.SlaClaim;
import dev.assay.inference.claims.SlaClaim.Window;
import dev.assay.inference.sla.AvailabilitySamples.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/**
 * The minutes of a contract's window, and what each vantage saw in them. Not thread-safe.
 *
 * <p>A vantage saw a minute up when a probe in it succeeded, down when every probe that its control
 * stands for failed, and not at all otherwise. A minute is a breach when two vantages at least saw
 * it down and none saw it up; up when any saw it up; unknown otherwise. Announced maintenance
 * doesn't count either way.
 */
final class MinuteCalendar {
  private static final int WITNESSES = 2;

  private final Window window;
  private final BitSet excluded;
  private final BitSet up = new BitSet();
  private final byte[] down;

  MinuteCalendar(SlaClaim claim) {
    this.window = claim.window();
    this.excluded = excluded(claim);
    this.down = new byte[window.minutes()];
  }

  /** Adds what one vantage saw. */
  void add(List<Sample> samples) {
    BitSet succeeded = new BitSet();
    BitSet failed = new BitSet();
    for (Sample sample : samples) {
      long minute = Duration.between(window.from(), sample.at()).toMinutes();
      boolean inside = !sample.at().isBefore(window.from()) && minute < down.length;
      if (inside && sample.ok()) {
        succeeded.set((int) minute);
      } else if (inside && sample.controlOk()) {
        failed.set((int) minute);
      }
    }
    failed.andNot(succeeded);
    up.or(succeeded);
    for (int minute = failed.nextSetBit(0); minute >= 0; minute = failed.nextSetBit(minute + 1)) {
      down[minute]++;
    }
  }

  /** The count over all vantages. */
  SlaMinutes count() {
    int counted = 0;
    int breach = 0;
    int unknown = 0;
    int partial = 0;
    for (int minute = 0; minute < down.length; minute++) {
      if (excluded.get(minute)) {
        continue;
      }
      counted++;
      if (up.get(minute)) {
        partial += down[minute] > 0 ? 1 : 0;
      } else if (down[minute] >= WITNESSES) {
        breach++;
      } else {
        unknown++;
      }
    }
    return new SlaMinutes(counted, excluded.cardinality(), breach, partial, unknown);
  }

  /** The minutes that are breaches. */
  BitSet breaches() {
    BitSet breaches = new BitSet();
    for (int minute = 0; minute < down.length; minute++) {
      breaches.set(minute, down[minute] >= WITNESSES);
    }
    breaches.andNot(up);
    breaches.andNot(excluded);
    return breaches;
  }

  /** The minutes that are breaches or up. */
  BitSet known() {
    BitSet known = breaches();
    known.or(up);
    known.andNot(excluded);
    return known;
  }

  private static BitSet excluded(SlaClaim claim) {
    BitSet excluded = new BitSet();
    Instant from = claim.window().from();
    int minutes = claim.window().minutes();
    for (Window maintenance : claim.maintenance()) {
      long begin = Duration.between(from, maintenance.from()).toMinutes();
      long end = Duration.between(from, maintenance.to()).toMinutes();
      int first = (int) Math.clamp(begin, 0, minutes);
      int after = (int) Math.clamp(end, 0, minutes);
      excluded.set(first, Math.max(first, after));
    }
    return excluded;
  }
}
