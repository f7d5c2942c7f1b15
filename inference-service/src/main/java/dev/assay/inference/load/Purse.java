package dev.assay.inference.load;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What one verification or measurement may still spend on endpoints. The most that a request can
 * cost is taken before it is sent and settled when its cost is known, so that no more is ever under
 * way than the purse holds. An endpoint that bills beyond any possible count overdraws it once, and
 * nothing is sent after that. Kept in memory: a verification that another replica takes up has a
 * fresh purse for the questions that have no answer yet. Thread-safe.
 */
final class Purse {
  private final Limits limits;
  private long tokens;
  private BigDecimal money;
  private long nanos;

  /** What a purse holds at first; the currency is the money's. */
  record Limits(long tokens, BigDecimal money, String currency, Duration time) {}

  Purse(Limits limits) {
    this.limits = limits;
    this.tokens = limits.tokens();
    this.money = limits.money();
    this.nanos = limits.time().toNanos();
  }

  /** Takes this much; false, and nothing is taken, when it isn't there. */
  synchronized boolean take(Cost most) {
    if (most.tokens() > tokens || most.money().compareTo(money) > 0 || !takesCurrencyOf(most)) {
      return false;
    }
    tokens -= most.tokens();
    money = money.subtract(most.money());
    return true;
  }

  /** Puts back what was taken and not used; or takes more where more was used. */
  synchronized void settle(Cost taken, Cost used) {
    tokens += taken.tokens() - used.tokens();
    money = money.add(taken.money()).subtract(used.money());
  }

  /** How long loads may still last. */
  synchronized Duration timeLeft() {
    return Duration.ofNanos(Math.max(0, nanos));
  }

  /** A load lasted so long. */
  synchronized void lasted(Duration load) {
    nanos -= load.toNanos();
  }

  /** Whether a price is in the purse's currency; no price is. */
  boolean takesCurrencyOf(Cost cost) {
    return cost.price() == null || cost.price().currency().equals(limits.currency());
  }

  String currency() {
    return limits.currency();
  }
}
