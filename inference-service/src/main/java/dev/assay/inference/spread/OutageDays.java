package dev.assay.inference.spread;

import dev.assay.inference.sla.Outages;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When one endpoint's outages began. An outage is one however long it lasts; a minute of which
 * nothing is known doesn't end it. A beginning that nobody saw, since the endpoint was seen last
 * more than an hour before, is none: all that was watched would seem to fail when watching begins.
 * Pure.
 *
 * @param begins the minutes of a day, by the day since 1970, UTC
 * @param seen the days in each of whose hours a minute at least is known
 */
record OutageDays(Map<Long, List<Integer>> begins, Set<Long> seen) {
  private static final int HOURS = 24;
  private static final int MINUTES = 60;
  private static final int DAY = HOURS * MINUTES;
  private static final int TOGETHER_MINUTES = 5;

  static OutageDays of(Outages outages) {
    long first = Math.floorDiv(outages.window().from().getEpochSecond(), MINUTES);
    Map<Long, List<Integer>> begins = new HashMap<>();
    Map<Long, BitSet> hours = new HashMap<>();
    boolean down = false;
    int last = -MINUTES - 1;
    BitSet known = outages.known();
    for (int i = known.nextSetBit(0); i >= 0; i = known.nextSetBit(i + 1)) {
      long day = Math.floorDiv(first + i, DAY);
      int minute = Math.floorMod(first + i, DAY);
      hours.computeIfAbsent(day, unused -> new BitSet()).set(minute / MINUTES);
      if (outages.down().get(i) && !down && i - last <= MINUTES) {
        begins.computeIfAbsent(day, unused -> new ArrayList<>()).add(minute);
      }
      down = outages.down().get(i);
      last = i;
    }
    Set<Long> seen = new HashSet<>();
    hours.forEach(
        (day, of) -> {
          if (of.cardinality() == HOURS) {
            seen.add(day);
          }
        });
    return new OutageDays(begins, seen);
  }

  /** How many outages began on these days. */
  int on(List<Long> days) {
    return days.stream().mapToInt(day -> begins.getOrDefault(day, List.of()).size()).sum();
  }

  /** How many outages of a day began with one of the other's, as if its day had been that one. */
  int together(long day, OutageDays other, long itsDay) {
    List<Integer> others = other.begins.getOrDefault(itsDay, List.of());
    return (int)
        begins.getOrDefault(day, List.of()).stream()
            .filter(own -> others.stream().anyMatch(it -> Math.abs(own - it) <= TOGETHER_MINUTES))
            .count();
  }
}
