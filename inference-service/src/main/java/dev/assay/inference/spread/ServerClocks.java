package dev.assay.inference.spread;

import dev.assay.inference.exchanges.Exchange;
import dev.assay.inference.exchanges.Heard;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many clocks the answers' Date headers (RFC 9110) come from, at least. A header of second d,
 * written between sending a request and the head of its answer, and kept for a second at most, puts
 * its clock's offset from ours into an interval; one clock has one offset, so there are as many
 * clocks at least as points are needed to meet every interval. Pure.
 */
final class ServerClocks {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long KEPT_SECONDS = 2;

  private record Interval(long from, long to) {}

  private ServerClocks() {}

  /** The fewest clocks; 0 when no answer has a readable date. */
  static int fewest(List<Exchange> exchanges) {
    List<Interval> intervals = new ArrayList<>();
    for (Exchange exchange : exchanges) {
      Interval interval = interval(exchange);
      if (interval != null) {
        intervals.add(interval);
      }
    }
    intervals.sort(Comparator.comparingLong(Interval::to));
    int clocks = 0;
    long point = Long.MIN_VALUE;
    for (Interval interval : intervals) {
      if (clocks == 0 || interval.from() > point) {
        point = interval.to();
        clocks++;
      }
    }
    return clocks;
  }

  private static @Nullable Interval interval(Exchange exchange) {
    Heard heard = exchange.became().heard();
    Long second = heard == null ? null : second(heard.headers().get("date"));
    if (heard == null || second == null) {
      return null;
    }
    return new Interval(
        second * MICROS_PER_SECOND - heard.headMicros(),
        (second + KEPT_SECONDS) * MICROS_PER_SECOND - exchange.became().sentMicros());
  }

  private static @Nullable Long second(@Nullable String date) {
    try {
      return date == null
          ? null
          : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toEpochSecond();
    } catch (DateTimeException e) {
      return null; // what isn't a date says nothing
    }
  }
}
