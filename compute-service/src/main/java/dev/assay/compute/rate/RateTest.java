package dev.assay.compute.rate;

import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.Require;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.AnytimeTest;
import dev.assay.verification.statistics.SequentialBoundaries;
import dev.assay.verification.statistics.SequentialDecision;
import dev.assay.verification.statistics.SequentialPlan;
import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * The test of one claimed rate of bad trials, which may be looked at after every trial, so that a
 * series ends as soon as it is decided. Pure; immutable.
 *
 * @param allowed the claimed greatest rate of bad trials, more than 0 and less than 1
 * @param alpha the error probability of each answer, over all looks
 * @param fewest nothing is decided before so many trials
 * @param most the greatest number of trials
 */
public record RateTest(BigDecimal allowed, BigDecimal alpha, int fewest, int most) {
  public RateTest {
    Require.present(allowed, "allowed");
    Require.present(alpha, "alpha");
    Require.that(fewest > 0 && fewest <= most, "fewest", "must be positive, and at most 'most'");
  }

  /** The test of a rate under these terms. */
  public static RateTest of(BigDecimal allowed, Terms terms, int fewest, int most) {
    return new RateTest(allowed, terms.alpha(LayerName.COMPUTE), fewest, most);
  }

  /**
   * What a tally says.
   *
   * @param certainlyBad what can be held against the node: refutes
   * @param bad whatever may have been bad: has to be few to confirm
   */
  public SequentialDecision look(int n, int certainlyBad, int bad) {
    if (n < fewest) {
      return SequentialDecision.OPEN;
    }
    if (of(n, certainlyBad).refutes(alpha.doubleValue())) {
      return SequentialDecision.REFUTED;
    }
    return of(n, bad).confirms(alpha.doubleValue())
        ? SequentialDecision.CONFIRMED
        : SequentialDecision.OPEN;
  }

  /** The evidence that the rate is greater than allowed. */
  public Statistic against(int n, int certainlyBad) {
    return Statistic.of("log e-value", of(n, certainlyBad).lnERefuting(), n, alpha);
  }

  /** The evidence that the rate is less than allowed. */
  public Statistic inFavour(int n, int bad) {
    return Statistic.of("log e-value", of(n, bad).lnEConfirming(), n, alpha);
  }

  /** Whether so many trials would have confirmed it if none had been bad. */
  public boolean couldConfirm(int n) {
    return look(n, 0, 0) == SequentialDecision.CONFIRMED;
  }

  /** What an undecided finding says of the trials that are missing. */
  public String missing(int n, int bad) {
    if (n < fewest) {
      return " Nothing is decided before " + fewest + " of them.";
    }
    SequentialPlan plan =
        SequentialPlan.strict(allowed.doubleValue(), alpha.doubleValue(), fewest, most);
    OptionalInt more =
        SequentialBoundaries.of(plan).moreTrials(Math.min(n, most), Math.min(bad, most));
    return more.isPresent() && more.getAsInt() > 0
        ? " At this rate some " + more.getAsInt() + " more would decide it."
        : " At this rate not even " + most + ", the most that are made, would decide it.";
  }

  private AnytimeTest of(int n, int bad) {
    return new AnytimeTest(n, bad, allowed.doubleValue());
  }
}
