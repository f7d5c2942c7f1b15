package dev.assay.verification.statistics;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A histogram of holders by what each of them holds: as many groups as there are different sizes,
 * however many holders there are. Immutable.
 *
 * @param descending the groups, the greatest size first
 */
public record HolderSizes(List<Group> descending) {

  /**
   * The holders of one size.
   *
   * @param size what each of them holds, 0 or more
   * @param holders how many they are, 1 or more
   */
  public record Group(BigInteger size, long holders) {
    public Group {
      Arguments.require(size.signum() >= 0, "a share can't be negative");
      Arguments.require(holders >= 1, "a group has a holder at least");
    }

    BigInteger total() {
      return size.multiply(BigInteger.valueOf(holders));
    }
  }

  public HolderSizes {
    descending = List.copyOf(descending);
    Arguments.require(!descending.isEmpty(), "no holder is listed");
    for (int i = 1; i < descending.size(); i++) {
      Arguments.require(
          descending.get(i - 1).size().compareTo(descending.get(i).size()) > 0,
          "the groups must stand in descending order");
    }
  }

  /** The histogram of these shares, in any order and unit. */
  public static HolderSizes of(Collection<BigInteger> shares) {
    NavigableMap<BigInteger, Long> histogram = new TreeMap<>();
    shares.forEach(share -> histogram.merge(share, 1L, Long::sum));
    return of(histogram);
  }

  /** The histogram in which so many holders (the value) have this size (the key). */
  public static HolderSizes of(Map<BigInteger, Long> holdersBySize) {
    List<Group> groups = new ArrayList<>();
    holdersBySize.forEach((size, holders) -> groups.add(new Group(size, holders)));
    groups.sort(Comparator.comparing(Group::size).reversed());
    return new HolderSizes(groups);
  }

  /** The histogram of the counts that stand in the first places; a count of 0 is no holder. */
  public static HolderSizes ofCounts(int[] counts, int places) {
    NavigableMap<BigInteger, Long> histogram = new TreeMap<>();
    int[] sorted = Arrays.copyOf(counts, places);
    Arrays.sort(sorted);
    for (int from = 0; from < places; ) {
      int to = from + 1;
      while (to < places && sorted[to] == sorted[from]) {
        to++;
      }
      if (sorted[from] != 0) {
        histogram.put(BigInteger.valueOf(sorted[from]), (long) to - from);
      }
      from = to;
    }
    return of(histogram);
  }

  /** How many holders there are, those of nothing included. */
  public long holders() {
    return descending.stream().mapToLong(Group::holders).reduce(0, Math::addExact);
  }

  /** What all hold together. */
  public BigInteger total() {
    return descending.stream().map(Group::total).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
