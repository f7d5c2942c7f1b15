package dev.assay.inference.requests;

import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.AnytimeTest;
import dev.assay.verification.statistics.SequentialBoundaries;
import dev.assay.verification.statistics.SequentialDecision;
import dev.assay.verification.statistics.SequentialPlan;
import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * The test of one claimed rate of bad answers, which may be looked at after every answer, so that a
 * load ends as soon as it is decided. Pure; immutable.
 *
 * @param allowed the claimed greatest rate of bad answers, 0 ("never") or more, less than 1
 * @param alpha the error probability of each answer, over all looks
 * @param fewest nothing is decided before so many answers
 * @param most the load's greatest number of answers
 */
public record RateTest(BigDecimal allowed, BigDecimal alpha, int fewest, int most) {

  /** The test of a rate under these terms. */
  public static RateTest of(BigDecimal allowed, Terms terms) {
    return new RateTest(
        allowed,
        terms.alpha(LayerName.INFERENCE),
        terms.sampling().inferenceRequestsAtLeast(),
        terms.sampling().inferenceRequests());
  }

  /**
   * What so many answers say.
   *
   * @param certainlyBad what can be held against the endpoint: refutes
   * @param bad whatever may have been bad: has to be few to confirm
   */
  public SequentialDecision look(int n, int certainlyBad, int bad) {
    return look(n, n, certainlyBad, bad);
  }

  /**
   * The same where some answers can't be told good or bad: they don't count for the claim, and
   * count as good before anything speaks against it.
   *
   * @param asked n and those that can't be told
   */
  public SequentialDecision look(int n, int asked, int certainlyBad, int bad) {
    if (asked >= fewest && refutes(asked, certainlyBad)) {
      return SequentialDecision.REFUTED;
    }
    return n >= fewest && confirms(n, bad) ? SequentialDecision.CONFIRMED : SequentialDecision.OPEN;
  }

  private boolean refutes(int n, int certainlyBad) {
    return allowed.signum() == 0
        ? certainlyBad > 0
        : new AnytimeTest(n, certainlyBad, allowed.doubleValue()).refutes(alpha.doubleValue());
  }

  private boolean confirms(int n, int bad) {
    return allowed.signum() != 0
        && new AnytimeTest(n, bad, allowed.doubleValue()).confirms(alpha.doubleValue());
  }

  /** Whether so many answers would have confirmed it if none had been bad. */
  public boolean couldConfirm(int n) {
    return look(n, 0, 0) == SequentialDecision.CONFIRMED;
  }

  /** The evidence that the rate is greater than allowed. */
  public Statistic against(int n, int certainlyBad) {
    return allowed.signum() == 0
        ? new Statistic("answers where none may be bad", BigDecimal.valueOf(certainlyBad), n, alpha)
        : log(new AnytimeTest(n, certainlyBad, allowed.doubleValue()).lnERefuting(), n);
  }

  /** The evidence that the rate is less than allowed; of "never" there can't be any. */
  public Statistic inFavour(int n, int bad) {
    return allowed.signum() == 0
        ? new Statistic("answers where none may be bad", BigDecimal.valueOf(bad), n, alpha)
        : log(new AnytimeTest(n, bad, allowed.doubleValue()).lnEConfirming(), n);
  }

  /** What an undecided finding says of the answers that are missing. */
  public String missing(int n, int bad) {
    if (n < fewest) {
      return " Nothing is decided before " + fewest + " requests.";
    }
    if (allowed.signum() == 0) {
      return " No number of requests confirms that none ever fails.";
    }
    OptionalInt more = boundaries().moreTrials(Math.min(n, most), Math.min(bad, most));
    return more.isPresent() && more.getAsInt() > 0
        ? " At this rate some " + more.getAsInt() + " requests more would decide it."
        : " At this rate not even "
            + most
            + " requests, the most these terms allow, would decide it.";
  }

  /** The decisions for every number of answers, for many looks. */
  public SequentialBoundaries boundaries() {
    return SequentialBoundaries.of(
        SequentialPlan.strict(
            allowed.doubleValue(), alpha.doubleValue(), Math.min(fewest, most), most));
  }

  private Statistic log(double evidence, int n) {
    return Statistic.of("log e-value", evidence, n, alpha);
  }
}
