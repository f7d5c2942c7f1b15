package dev.assay.verification.statistics;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * How concentrated a whole is among its holders. Immutable; whatever can decide is an exact
 * fraction, entropies are doubles of StrictMath, the same on every platform.
 *
 * <p>A holder of nothing counts as a holder (in n, Gini and Theil): leave it out if it isn't one.
 * Formulas as in the Edinburgh consensus-decentralization tools, but integers throughout and with a
 * strict majority.
 */
public final class Concentration {
  private static final double LN_2 = StrictMath.log(2);
  private static final BigInteger PERCENT_SQUARED = BigInteger.valueOf(10_000);

  private final List<BigInteger> descending;
  private final BigInteger total;

  private Concentration(List<BigInteger> descending, BigInteger total) {
    this.descending = descending;
    this.total = total;
  }

  /** The shares of all holders in any order and unit: one at least, none negative, not all 0. */
  public static Concentration of(Collection<BigInteger> shares) {
    List<BigInteger> descending = descending(shares);
    BigInteger total = sum(descending);
    Arguments.require(total.signum() > 0, "the shares sum to 0: nothing is held");
    return new Concentration(descending, total);
  }

  /** The shares of all holders, for counts that fit into a long. */
  public static Concentration of(long... shares) {
    return of(Arrays.stream(shares).mapToObj(BigInteger::valueOf).toList());
  }

  /**
   * The Nakamoto coefficient when only the largest holders are known: empty if they don't pass the
   * threshold, for then it depends on those who aren't listed.
   *
   * @param largest the largest holders, in any order
   * @param total the whole, 1 or more and not less than the sum of those listed
   * @param threshold 0 or more, less than 1
   */
  public static OptionalInt nakamotoOfLargest(
      Collection<BigInteger> largest, BigInteger total, BigFraction threshold) {
    List<BigInteger> descending = descending(largest);
    Arguments.require(total.signum() > 0, "the whole must be 1 or more, not " + total);
    Arguments.require(
        sum(descending).compareTo(total) <= 0, "the largest holders hold more than the whole");
    Arguments.require(
        threshold.signum() >= 0 && threshold.compareTo(BigFraction.ONE) < 0,
        "the threshold must be 0 or more and less than 1, not " + threshold);
    return firstPast(descending, total, threshold, 1);
  }

  /** How many holders there are, those of nothing included. */
  public int holders() {
    return descending.size();
  }

  /** The sum of all shares. */
  public BigInteger total() {
    return total;
  }

  /** The Nakamoto coefficient: the least k of which the top k hold strictly more than t. */
  public int nakamoto(BigFraction threshold) {
    return nakamotoOfLargest(descending, total, threshold).orElseThrow();
  }

  /**
   * The least k of which the top k hold t or more, as the Edinburgh tools count (their tau): not
   * the Nakamoto coefficient, since half is no majority. The threshold is more than 0, 1 at most.
   */
  public int tau(BigFraction threshold) {
    Arguments.require(
        threshold.signum() > 0 && threshold.compareTo(BigFraction.ONE) <= 0,
        "the threshold must be more than 0 and 1 at most, not " + threshold);
    return firstPast(descending, total, threshold, 0).orElseThrow();
  }

  /** The share of the top k together (CR_k), 0 to 1; all of them if there are fewer. */
  public BigFraction topShare(int k) {
    Arguments.require(k >= 1, "k must be 1 or more, not " + k);
    return BigFraction.of(sum(descending.subList(0, Math.min(k, holders()))), total);
  }

  /** The Herfindahl-Hirschman index, the sum of squared percentages: above 0 to 10000. */
  public BigFraction hhi() {
    return BigFraction.of(PERCENT_SQUARED.multiply(sumOfSquares()), total.pow(2));
  }

  /** How many equal holders would have this index: 1 / sum of squared shares, 1 to n. */
  public BigFraction effectiveHolders() {
    return BigFraction.of(total.pow(2), sumOfSquares());
  }

  /**
   * Gini's coefficient, sum((2i-n-1) x_i) / (n sum x) over ascending x_i: 0 to below 1. Tell it
   * with n only: three equal holders have 0.
   */
  public BigFraction gini() {
    BigInteger weighted = BigInteger.ZERO;
    for (int i = 0; i < holders(); i++) {
      long weight = holders() - 1L - 2L * i;
      weighted = weighted.add(descending.get(i).multiply(BigInteger.valueOf(weight)));
    }
    return BigFraction.of(weighted, total.multiply(BigInteger.valueOf(holders())));
  }

  /** Shannon's entropy of the shares in bits: 0 to log2 n. */
  public double entropyBits() {
    return descending.stream()
        .filter(x -> x.signum() > 0)
        .mapToDouble(x -> BigFraction.of(x, total).doubleValue())
        .reduce(0, (sum, s) -> sum - s * StrictMath.log(s) / LN_2);
  }

  /** Theil's T, ln n less the entropy in nats: 0 to ln n. Tell it with n only. */
  public double theil() {
    return Math.max(0, StrictMath.log(holders()) - entropyBits() * LN_2);
  }

  private static OptionalInt firstPast(
      List<BigInteger> descending, BigInteger total, BigFraction threshold, int leastExcess) {
    BigInteger bar = threshold.getNumerator().multiply(total);
    BigInteger held = BigInteger.ZERO;
    for (int k = 1; k <= descending.size(); k++) {
      held = held.add(descending.get(k - 1));
      if (held.multiply(threshold.getDenominator()).compareTo(bar) >= leastExcess) {
        return OptionalInt.of(k);
      }
    }
    return OptionalInt.empty();
  }

  private static List<BigInteger> descending(Collection<BigInteger> shares) {
    Arguments.require(!shares.isEmpty(), "no holder is listed");
    Arguments.require(shares.stream().allMatch(x -> x.signum() >= 0), "a share can't be negative");
    return shares.stream().sorted(Comparator.reverseOrder()).toList();
  }

  private static BigInteger sum(Collection<BigInteger> shares) {
    return shares.stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  private BigInteger sumOfSquares() {
    return sum(descending.stream().map(x -> x.pow(2)).toList());
  }
}
