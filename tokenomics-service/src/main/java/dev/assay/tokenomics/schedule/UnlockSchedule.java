package dev.assay.tokenomics.schedule;

import dev.assay.tokenomics.claims.AllocationClaim;
import dev.assay.tokenomics.claims.Vesting;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of one amount is unlocked at an instant: exact integers, rounded down, by the whole
 * second. Linear vesting and its cliff follow OpenZeppelin's VestingWallet and VestingWalletCliff;
 * the k-th of n steps has unlocked floor(amount k / n). Never decreases, never exceeds the amount.
 *
 * @param amount base units
 * @param vesting when they unlock
 */
public record UnlockSchedule(BigInteger amount, Vesting vesting) {

  /** An amount that unlocks at one instant. */
  public record Jump(Instant at, BigInteger amount) {}

  /** The schedule of a declared allocation. */
  public static UnlockSchedule of(AllocationClaim allocation) {
    return new UnlockSchedule(allocation.amount(), allocation.vesting());
  }

  /** Base units that are unlocked at this instant. */
  public BigInteger unlocked(Instant at) {
    return switch (vesting) {
      case Vesting.Unlocked() -> amount;
      case Vesting.Cliff cliff -> at.isBefore(cliff.at()) ? BigInteger.ZERO : amount;
      case Vesting.Linear linear -> linear(linear, at);
      case Vesting.Step step -> afterSteps(step, stepsBy(step, at));
    };
  }

  /** The next instant after this one at which more than a second's share unlocks at once. */
  public @Nullable Jump nextJump(Instant after) {
    return switch (vesting) {
      case Vesting.Unlocked() -> null;
      case Vesting.Cliff cliff -> jump(cliff.at(), amount, after);
      case Vesting.Linear linear -> {
        Instant opens = opens(linear);
        yield jump(opens, linear(linear, opens), after);
      }
      case Vesting.Step step -> nextStep(step, after);
    };
  }

  private BigInteger linear(Vesting.Linear linear, Instant at) {
    if (at.isBefore(opens(linear))) {
      return BigInteger.ZERO;
    }
    if (!at.isBefore(linear.end())) {
      return amount;
    }
    return share(seconds(linear.start(), at), seconds(linear.start(), linear.end()));
  }

  private static Instant opens(Vesting.Linear linear) {
    Instant cliff = linear.cliff();
    return cliff == null || cliff.isBefore(linear.start()) ? linear.start() : cliff;
  }

  private static long stepsBy(Vesting.Step step, Instant at) {
    if (at.isBefore(step.first())) {
      return 0;
    }
    long passed = seconds(step.first(), at) / Duration.ofDays(step.everyDays()).toSeconds() + 1;
    return Math.min(passed, step.steps());
  }

  private BigInteger afterSteps(Vesting.Step step, long taken) {
    return share(taken, step.steps());
  }

  private @Nullable Jump nextStep(Vesting.Step step, Instant after) {
    long taken = stepsBy(step, after);
    if (taken == step.steps()) {
      return null;
    }
    Instant next = step.first().plus(Duration.ofDays(step.everyDays()).multipliedBy(taken));
    return jump(next, afterSteps(step, taken + 1).subtract(afterSteps(step, taken)), after);
  }

  private static @Nullable Jump jump(Instant at, BigInteger amount, Instant after) {
    return at.isAfter(after) && amount.signum() > 0 ? new Jump(at, amount) : null;
  }

  private BigInteger share(long part, long whole) {
    return amount.multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(whole));
  }

  private static long seconds(Instant from, Instant to) {
    return to.getEpochSecond() - from.getEpochSecond();
  }
}
