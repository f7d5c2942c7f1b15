package dev.assay.verification.statistics;

import dev.assay.verification.statistics.HolderSizes.Group;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
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

  private final List<Group> descending;
  private final long holders;
  private final BigInteger total;

  private Concentration(HolderSizes sizes) {
    this.descending = sizes.descending();
    this.holders = sizes.holders();
    this.total = sizes.total();
    Arguments.require(total.signum() > 0, "the shares sum to 0: nothing is held");
  }

  /** Over a histogram, in time and space of its different sizes, not of the holders. */
  public static Concentration of(HolderSizes sizes) {
    return new Concentration(sizes);
  }

  /** The shares of all holders in any order and unit: one at least, none negative, not all 0. */
  public static Concentration of(Collection<BigInteger> shares) {
    return new Concentration(HolderSizes.of(shares));
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
    HolderSizes sizes = HolderSizes.of(largest);
    Arguments.require(total.signum() > 0, "the whole must be 1 or more, not " + total);
    Arguments.require(
        sizes.total().compareTo(total) <= 0, "the largest holders hold more than the whole");
    return past(sizes.descending(), total, threshold);
  }

  private static OptionalInt past(List<Group> descending, BigInteger total, BigFraction threshold) {
    Arguments.require(
        threshold.signum() >= 0 && threshold.compareTo(BigFraction.ONE) < 0,
        "the threshold must be 0 or more and less than 1, not " + threshold);
    return firstPast(descending, total, threshold, 1);
  }

  /** How many holders there are, those of nothing included. */
  public int holders() {
    return Math.toIntExact(holders);
  }

  /** The sum of all shares. */
  public BigInteger total() {
    return total;
  }

  /** The Nakamoto coefficient: the least k of which the top k hold strictly more than t. */
  public int nakamoto(BigFraction threshold) {
    return past(descending, total, threshold).orElseThrow();
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
    BigInteger held = BigInteger.ZERO;
    long left = k;
    for (Group group : descending) {
      long taken = Math.min(left, group.holders());
      held = held.add(group.size().multiply(BigInteger.valueOf(taken)));
      left -= taken;
    }
    return BigFraction.of(held, total);
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
    long smaller = holders;
    for (Group group : descending) {
      smaller -= group.holders();
      // sum of 2i-n-1 over the group's ranks, which are smaller+1 to smaller+holders
      long weight = 2 * smaller + group.holders() - holders;
      weighted = weighted.add(group.total().multiply(BigInteger.valueOf(weight)));
    }
    return BigFraction.of(weighted, total.multiply(BigInteger.valueOf(holders)));
  }

  /** Shannon's entropy of the shares in bits (Renyi's of order 1): 0 to log2 n. */
  public double entropyBits() {
    return descending.stream()
        .filter(group -> group.size().signum() > 0)
        .mapToDouble(group -> group.holders() * surprise(BigFraction.of(group.size(), total)))
        .reduce(0, Double::sum);
  }

  /** Renyi's entropy of order 0 in bits: log2 of the holders that hold something. */
  public double hartleyBits() {
    long holding =
        descending.stream().filter(g -> g.size().signum() > 0).mapToLong(Group::holders).sum();
    return StrictMath.log(holding) / LN_2;
  }

  /** Renyi's entropy of order 2 in bits: log2 of the effective number of holders. */
  public double collisionBits() {
    return StrictMath.log(effectiveHolders().doubleValue()) / LN_2;
  }

  /** Renyi's entropy of infinite order in bits, the least of all: log2 of 1 / the top share. */
  public double minEntropyBits() {
    return Math.max(0, -StrictMath.log(topShare(1).doubleValue()) / LN_2);
  }

  /** Theil's T, ln n less the entropy in nats: 0 to ln n. Tell it with n only. */
  public double theil() {
    return Math.max(0, StrictMath.log(holders) - entropyBits() * LN_2);
  }

  private static double surprise(BigFraction share) {
    double s = share.doubleValue();
    return -s * StrictMath.log(s) / LN_2;
  }

  private static OptionalInt firstPast(
      List<Group> descending, BigInteger total, BigFraction threshold, int leastExcess) {
    BigInteger bar = threshold.getNumerator().multiply(total);
    BigInteger unit = threshold.getDenominator();
    BigInteger held = BigInteger.ZERO;
    long before = 0;
    for (Group group : descending) {
      // the least j with (held + j size) unit - bar >= leastExcess
      BigInteger lacking = bar.subtract(held.multiply(unit)).add(BigInteger.valueOf(leastExcess));
      BigInteger each = group.size().multiply(unit);
      if (each.signum() > 0) {
        long needed = Math.max(1, ceiling(lacking, each));
        if (needed <= group.holders()) {
          return OptionalInt.of(Math.toIntExact(before + needed));
        }
      }
      held = held.add(group.total());
      before += group.holders();
    }
    return OptionalInt.empty();
  }

  /** Rounded up; what is too much for a long is more than any group has. */
  private static long ceiling(BigInteger dividend, BigInteger divisor) {
    BigInteger[] parts = dividend.max(BigInteger.ZERO).divideAndRemainder(divisor);
    BigInteger up = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
    return up.bitLength() < Long.SIZE ? up.longValue() : Long.MAX_VALUE;
  }

  private BigInteger sumOfSquares() {
    return descending.stream()
        .map(group -> group.total().multiply(group.size()))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
