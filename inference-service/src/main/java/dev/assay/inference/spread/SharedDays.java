package dev.assay.inference.spread;

import dev.assay.verification.statistics.PermutationDesign;
import dev.assay.verification.statistics.PermutationTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outages of an endpoint and of others on the days on which all were seen: how many began
 * together, and how many would if the endpoint's days were others. Pure.
 *
 * @param days since 1970, in their order
 */
record SharedDays(OutageDays own, List<OutageDays> others, List<Long> days) {
  private static final int WEEKEND = 1;

  static SharedDays of(OutageDays own, List<OutageDays> others) {
    List<Long> days =
        own.seen().stream()
            .filter(day -> others.stream().allMatch(other -> other.seen().contains(day)))
            .sorted()
            .toList();
    return new SharedDays(own, others, days);
  }

  /** How many of its outages began with one of this other's. */
  int together(OutageDays other) {
    return days.stream().mapToInt(day -> own.together(day, other, day)).sum();
  }

  /** Whether that is more than on exchanged days; null where there is nothing to exchange. */
  @Nullable PermutationTest test(byte[] seed, int draws) {
    boolean none = own.on(days) == 0 || others.stream().allMatch(other -> other.on(days) == 0);
    if (none) {
      return null;
    }
    int count = days.size();
    int[][] together = new int[count][count];
    int[] labels = new int[count];
    int[] strata = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i;
      strata[i] = isWeekend(days.get(i)) ? WEEKEND : 0;
      for (int j = 0; j < count; j++) {
        together[i][j] = together(days.get(i), days.get(j));
      }
    }
    return PermutationTest.ofLabels(
        PermutationDesign.stratified(labels, strata),
        order -> {
          int sum = 0;
          for (int day = 0; day < count; day++) {
            sum += together[order[day]][day];
          }
          return sum;
        },
        seed,
        draws);
  }

  private int together(long day, long itsDay) {
    return others.stream().mapToInt(other -> own.together(day, other, itsDay)).sum();
  }

  private static boolean isWeekend(long day) {
    return LocalDate.ofEpochDay(day).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
  }
}
