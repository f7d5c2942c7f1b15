package dev.assay.compute.uptime;

import dev.assay.compute.claims.UptimeClaim;
import dev.assay.compute.claims.UptimeClaim.Maintenance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The time of a claim's window that counts: all of it but announced maintenance. Immutable. */
final class UptimeCalendar {
  private final UptimeClaim claim;

  /** Disjoint, in order, within the window. */
  private final List<Part> counted;

  private record Part(Instant from, Instant to) {
    long millisWithin(Instant begin, Instant end) {
      Instant first = from.isAfter(begin) ? from : begin;
      Instant after = to.isBefore(end) ? to : end;
      return Math.max(0, Duration.between(first, after).toMillis());
    }
  }

  UptimeCalendar(UptimeClaim claim) {
    this.claim = claim;
    this.counted = counted(claim);
  }

  /** Whether a moment counts. */
  boolean counts(Instant at) {
    return counted.stream().anyMatch(part -> !at.isBefore(part.from()) && at.isBefore(part.to()));
  }

  /** How much of this period counts. */
  long countedMillis(Instant from, Instant to) {
    return counted.stream().mapToLong(part -> part.millisWithin(from, to)).sum();
  }

  /** How much of the window counts. */
  long countedMillis() {
    return countedMillis(claim.window().from(), claim.window().to());
  }

  /** How much outage the claim allows. */
  long allowedMillis() {
    return claim
        .allowed()
        .multiply(BigDecimal.valueOf(countedMillis()))
        .setScale(0, RoundingMode.FLOOR)
        .longValueExact();
  }

  private static List<Part> counted(UptimeClaim claim) {
    List<Part> parts = new ArrayList<>();
    Instant from = claim.window().from();
    List<Maintenance> excluded =
        claim.maintenance().stream().sorted(Comparator.comparing(Maintenance::from)).toList();
    for (Maintenance each : excluded) {
      add(from, min(each.from(), claim.window().to()), parts);
      from = each.to().isAfter(from) ? each.to() : from;
    }
    add(from, claim.window().to(), parts);
    return List.copyOf(parts);
  }

  private static void add(Instant from, Instant to, List<Part> parts) {
    if (from.isBefore(to)) {
      parts.add(new Part(from, to));
    }
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
