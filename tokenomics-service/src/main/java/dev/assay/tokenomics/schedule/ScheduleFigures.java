package dev.assay.tokenomics.schedule;

import dev.assay.tokenomics.claims.AllocationClaim;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a declared schedule means on one date: how much is scheduled to be unlocked then and twelve
 * months later, and what unlocks next. Base units; shares are rounded to six decimals. Scheduled is
 * not circulating: nothing here says what holders did.
 *
 * @param total the sum of all allocations
 * @param unlocked S(t), scheduled to be unlocked at t
 * @param inTwelveMonths S(t + 12 months), by the calendar in UTC
 * @param nextJump the next instant at which an amount unlocks at once, and that amount over all
 *     allocations; null when none is left
 */
public record ScheduleFigures(
    BigInteger total,
    BigInteger unlocked,
    BigInteger inTwelveMonths,
    UnlockSchedule.@Nullable Jump nextJump) {
  private static final int DECIMALS = 6;

  /** The figures of these allocations at t. */
  public static ScheduleFigures at(Instant t, List<AllocationClaim> allocations) {
    List<UnlockSchedule> schedules = allocations.stream().map(UnlockSchedule::of).toList();
    Instant later = t.atOffset(ZoneOffset.UTC).plusMonths(12).toInstant();
    return new ScheduleFigures(
        schedules.stream().map(UnlockSchedule::amount).reduce(BigInteger.ZERO, BigInteger::add),
        unlocked(schedules, t),
        unlocked(schedules, later),
        nextJump(schedules, t));
  }

  /** 1 - S(t) / total; null when there is nothing to share. */
  public @Nullable BigDecimal lockedShare() {
    return ratio(total.subtract(unlocked), total);
  }

  /** S(t + 12 months) / S(t) - 1; null when nothing is unlocked yet. */
  public @Nullable BigDecimal dilution() {
    return ratio(inTwelveMonths.subtract(unlocked), unlocked);
  }

  private static BigInteger unlocked(List<UnlockSchedule> schedules, Instant at) {
    return schedules.stream().map(s -> s.unlocked(at)).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static UnlockSchedule.@Nullable Jump nextJump(List<UnlockSchedule> schedules, Instant t) {
    return schedules.stream()
        .map(s -> s.nextJump(t))
        .filter(Objects::nonNull)
        .reduce(ScheduleFigures::earlier)
        .orElse(null);
  }

  private static UnlockSchedule.Jump earlier(UnlockSchedule.Jump a, UnlockSchedule.Jump b) {
    if (a.at().equals(b.at())) {
      return new UnlockSchedule.Jump(a.at(), a.amount().add(b.amount()));
    }
    return a.at().isBefore(b.at()) ? a : b;
  }

  private static @Nullable BigDecimal ratio(BigInteger part, BigInteger whole) {
    return whole.signum() == 0
        ? null
        : new BigDecimal(part).divide(new BigDecimal(whole), DECIMALS, RoundingMode.HALF_EVEN);
  }
}
