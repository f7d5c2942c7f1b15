package dev.assay.compute.uptime;

import dev.assay.compute.claims.UptimeClaim;
import dev.assay.compute.uptime.UptimeObserved.Period;
import dev.assay.compute.uptime.UptimeObserved.Watched;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.AnytimeTest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;

/**
 * The test of one claimed uptime by what one vantage saw. Pure; immutable.
 *
 * <p>The claim allows q0 W of outage in the W that count. In the t of it that was watched the rate
 * is then q0 W/t at most, so that only more than that refutes. Probes that say nothing count as up
 * there. To confirm, t must be W: then whatever isn't proven up counts as down.
 *
 * <p>Several watches of one vantage are strata. A watch with n_i of all n probes and t_i of the
 * time t asks its time n_i t / (n t_i) times as densely as the mean, so that the mean rate of
 * misses per probe is the rate per time times the largest of these at most, and the least of them
 * at least: by these the rates are multiplied. That the rates differ from watch to watch then makes
 * either error smaller only, because the e-value is convex in the number of misses (Hoeffding,
 * Annals of Mathematical Statistics 27, 1956).
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
    boolean sound = seen.voids() <= MOST_VOID * seen.trials();
    boolean whole = seen.countedMillis() == windowMillis && windowMillis > 0;
    return whole && sound && rateToBeat(seen) > 0;
  }

  boolean confirms(Watched seen) {
    return covers(seen) && seen.counted() >= FEWEST && inFavour(seen).confirms(error());
  }

  boolean refutes(Watched seen) {
    return couldRefute(seen) && seen.trials() >= FEWEST && against(seen).refutes(error());
  }

  /** Whether as long an outage as was watched would be too long. */
  boolean couldRefute(Watched seen) {
    return seen.countedMillis() > 0 && rate(seen) < 1;
  }

  /** The evidence that made it refute. */
  Statistic refuting(Watched seen) {
    return Statistic.of(NAME, against(seen).lnERefuting(), seen.trials(), alpha);
  }

  /** The evidence that made it confirm, or didn't. */
  Statistic confirming(Watched seen) {
    return Statistic.of(NAME, inFavour(seen).lnEConfirming(), seen.counted(), alpha);
  }

  /** The rate of misses with which the claim can still be true, given how long was watched. */
  double rate(Watched seen) {
    double watched = allowed.doubleValue() * windowMillis / seen.countedMillis();
    return watched * densities(seen, Period::trials).max().orElseThrow();
  }

  /**
   * Whether as many probes as these of all of the window would have confirmed it if none had been
   * missed.
   */
  boolean couldConfirm(Watched seen) {
    return new AnytimeTest(seen.counted(), 0, rateToBeat(seen)).confirms(error());
  }

  private boolean couldConfirm(int probes) {
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
    return new AnytimeTest(seen.trials(), seen.down(), rate(seen));
  }

  private AnytimeTest inFavour(Watched seen) {
    return new AnytimeTest(seen.counted(), seen.counted() - seen.up(), rateToBeat(seen));
  }

  /** The rate of misses below which the claim is true. */
  private double rateToBeat(Watched seen) {
    return allowed.doubleValue() * densities(seen, Period::counted).min().orElseThrow();
  }

  /** How densely each watch asked its time, by what they did on the mean; 1 for a single watch. */
  private static DoubleStream densities(Watched seen, ToIntFunction<Period> probes) {
    List<Period> periods =
        seen.periods().stream().filter(period -> period.countedMillis() > 0).toList();
    if (periods.size() == 1) {
      return DoubleStream.of(1);
    }
    long all = periods.stream().mapToInt(probes).sum();
    return periods.stream()
        .mapToDouble(
            period ->
                all == 0
                    ? 1
                    : (double) probes.applyAsInt(period)
                        * seen.countedMillis()
                        / ((double) all * period.countedMillis()));
  }

  private double error() {
    return alpha.doubleValue();
  }
}
