package dev.assay.compute.uptime;

import dev.assay.compute.claims.UptimeClaim;
import dev.assay.compute.uptime.UptimeObserved.Watched;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.AnytimeTest;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The test of one claimed uptime by what one vantage saw. Pure; immutable.
 *
 * <p>The claim allows q0 W of outage in the W that count. In the t of it that was watched the rate
 * is then q0 W/t at most, so that only more than that refutes. Probes that say nothing count as up
 * there. To confirm, t must be W: then whatever isn't proven up counts as down.
 *
 * @param allowed q0
 * @param windowMillis W
 * @param alpha the error probability of this vantage's answer
 */
record UptimeTest(BigDecimal allowed, long windowMillis, BigDecimal alpha) {
  /** Nothing is decided before so many probes: with a strict claim one miss would refute. */
  static final int FEWEST = 20;

  /** With more than this share of void probes the window wasn't watched. */
  private static final double MOST_VOID = 0.1;

  private static final String NAME = "log e-value";

  /** The error is shared out over our own vantage and the claim's logs, decided or not. */
  static UptimeTest of(UptimeClaim claim, Terms terms) {
    BigDecimal vantages = BigDecimal.valueOf(1L + claim.logs().size());
    BigDecimal alpha = terms.alpha(LayerName.COMPUTE).divide(vantages, MathContext.DECIMAL64);
    return new UptimeTest(claim.allowed(), new UptimeCalendar(claim).countedMillis(), alpha);
  }

  boolean covers(Watched seen) {
    boolean sound = seen.voids() <= MOST_VOID * (seen.counted() + seen.voids());
    return seen.countedMillis() == windowMillis && windowMillis > 0 && sound;
  }

  boolean confirms(Watched seen) {
    return covers(seen) && seen.counted() >= FEWEST && inFavour(seen).confirms(error());
  }

  boolean refutes(Watched seen) {
    return couldRefute(seen) && trials(seen) >= FEWEST && against(seen).refutes(error());
  }

  /** Whether as long an outage as was watched would be too long. */
  boolean couldRefute(Watched seen) {
    return seen.countedMillis() > 0 && rate(seen) < 1;
  }

  /** The evidence that made it refute. */
  Statistic refuting(Watched seen) {
    return Statistic.of(NAME, against(seen).lnERefuting(), trials(seen), alpha);
  }

  /** The evidence that made it confirm, or didn't. */
  Statistic confirming(Watched seen) {
    return Statistic.of(NAME, inFavour(seen).lnEConfirming(), seen.counted(), alpha);
  }

  /** The rate of misses with which the claim can still be true, given how long was watched. */
  double rate(Watched seen) {
    return allowed.doubleValue() * windowMillis / seen.countedMillis();
  }

  /** Whether so many probes would have confirmed it if none had been missed. */
  boolean couldConfirm(int probes) {
    return new AnytimeTest(probes, 0, allowed.doubleValue()).confirms(error());
  }

  /**
   * The fewest probes over all of the window that confirm it, when none is missed; some number
   * beyond the most of a watch where those don't suffice.
   */
  int fewestToConfirm() {
    int more = FEWEST;
    while (!couldConfirm(more) && more <= UptimeWatch.MOST) {
      more *= 2;
    }
    int less = more / 2;
    while (less + 1 < more) {
      int middle = (less + more) / 2;
      if (couldConfirm(middle)) {
        more = middle;
      } else {
        less = middle;
      }
    }
    return Math.max(FEWEST, more);
  }

  private AnytimeTest against(Watched seen) {
    return new AnytimeTest(trials(seen), seen.down(), rate(seen));
  }

  private AnytimeTest inFavour(Watched seen) {
    return new AnytimeTest(seen.counted(), seen.counted() - seen.up(), allowed.doubleValue());
  }

  private static int trials(Watched seen) {
    return seen.counted() + seen.voids();
  }

  private double error() {
    return alpha.doubleValue();
  }
}
