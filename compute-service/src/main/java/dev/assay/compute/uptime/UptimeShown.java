package dev.assay.compute.uptime;

import dev.assay.compute.claims.UptimeClaim;
import dev.assay.compute.uptime.UptimeObserved.Claimed;
import dev.assay.compute.uptime.UptimeObserved.Period;
import dev.assay.compute.uptime.UptimeObserved.Watched;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Statistic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What findings about uptime show: values and words. Pure. */
record UptimeShown(UptimeClaim claim, UptimeTest test) {
  private static final String PROBES = "probes";
  private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);

  String said() {
    return "up in at least %s of the time from %s to %s"
        .formatted(
            claim.atLeastShare().toPlainString(), claim.window().from(), claim.window().to());
  }

  String expected() {
    UptimeCalendar calendar = new UptimeCalendar(claim);
    return "at most %s minutes of outage in the %s that count"
        .formatted(minutes(calendar.allowedMillis()), minutes(calendar.countedMillis()));
  }

  /** The probes that speak against the claim, once for each vantage. */
  List<Observed> misses(List<Watched> watches) {
    return each(watches, "missed", Period::down);
  }

  /** The probes that speak for the claim, once for each vantage. */
  List<Observed> answers(List<Watched> watches) {
    return each(watches, "answered", Period::up);
  }

  List<Observed> rest(List<Watched> watches) {
    List<Observed> rest = new ArrayList<>();
    rest.addAll(each(watches, "counted", Period::counted));
    rest.addAll(each(watches, "unexplained", Period::unexplained));
    rest.addAll(each(watches, "void", Period::voids));
    rest.addAll(each(watches, "in-maintenance", Period::excluded));
    watches.forEach(seen -> rest.addAll(watched(seen)));
    return rest;
  }

  private List<Observed> watched(Watched seen) {
    List<Observed> shown = new ArrayList<>();
    for (int i = 0; i < seen.periods().size(); i++) {
      Period period = seen.periods().get(i);
      String name = name("watched", seen, i);
      shown.add(Observed.of(name, minutes(period.countedMillis()), "minutes", period.provenance()));
    }
    if (test.couldRefute(seen)) {
      BigDecimal rate = Statistic.shown(test.rate(seen));
      String name = "rate-allowed." + seen.vantage();
      shown.add(Observed.of(name, rate, "share", seen.periods().getFirst().provenance()));
    }
    return shown;
  }

  String words(List<Watched> watches) {
    return watches.stream().map(UptimeShown::words).collect(Collectors.joining(" "));
  }

  /** What an undecided finding says where no vantage watched all of the window. */
  static String missing(List<Watched> watches, UptimeTest test) {
    Watched longest =
        watches.stream().max(Comparator.comparingLong(Watched::countedMillis)).orElseThrow();
    String part =
        " At most %s of the %s minutes that count were watched by one vantage%s."
            .formatted(
                minutes(longest.countedMillis()),
                minutes(test.windowMillis()),
                longest.countedMillis() == test.windowMillis()
                    ? ", with too many void probes"
                    : "");
    String outage =
        test.couldRefute(longest)
            ? ""
            : " So long an outage is allowed, so that none in that time refutes the claim.";
    return part + outage + needed(test);
  }

  /** Which log wasn't taken in, where an undecided claim may have needed it. */
  static String refused(Claimed seen) {
    return seen.explanation() == null ? "" : " " + seen.explanation();
  }

  /** What would have confirmed the claim. */
  static String needed(UptimeTest test) {
    int fewest = test.fewestToConfirm();
    return fewest > UptimeWatch.MOST
        ? " Not even %d probes over all of the window, the most of one watch, would confirm it."
            .formatted(UptimeWatch.MOST)
        : " %d probes over all of the window, none of them missed, would confirm it."
            .formatted(fewest);
  }

  private static String words(Watched seen) {
    return "%s: of %d probes that count%s %d were answered by signature and %d missed; %d unexplained, %d void."
        .formatted(
            seen.vantage(),
            seen.trials(),
            seen.periods().size() == 1 ? "" : " in %d watches".formatted(seen.periods().size()),
            seen.up(),
            seen.down(),
            seen.unexplained(),
            seen.voids());
  }

  /** One value for each watch, since each has its own evidence. */
  private static List<Observed> each(
      List<Watched> watches, String what, ToIntFunction<Period> count) {
    List<Observed> values = new ArrayList<>();
    for (Watched seen : watches) {
      for (int i = 0; i < seen.periods().size(); i++) {
        Period period = seen.periods().get(i);
        String name = name("probes." + what, seen, i);
        values.add(Observed.of(name, count.applyAsInt(period), PROBES, period.provenance()));
      }
    }
    return values;
  }

  private static String name(String what, Watched seen, int watch) {
    String vantage = what + "." + seen.vantage();
    return seen.periods().size() == 1 ? vantage : vantage + "." + (watch + 1);
  }

  private static String minutes(long millis) {
    return BigDecimal.valueOf(millis)
        .divide(MILLIS_PER_MINUTE, 2, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
