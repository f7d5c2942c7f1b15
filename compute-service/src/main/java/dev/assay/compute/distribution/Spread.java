package dev.assay.compute.distribution;

import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.Concentration;
import dev.assay.verification.statistics.HolderSizes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * How nodes are spread over holders (operators, networks, countries): the figures, and the shares
 * that a picture needs. Figures have at most six decimals, rounded half up; Gini and Theil mean
 * something only together with the number of holders.
 *
 * @param holders how many there are
 * @param nodes that they hold together
 * @param nakamoto the least number of holders with strictly more than half of the nodes
 * @param nakamotoThird the same for strictly more than a third
 * @param hhi Herfindahl-Hirschman index, above 0 to 10000
 * @param gini Gini's coefficient, 0 to below 1
 * @param entropyBits Shannon's entropy in bits
 * @param hartleyBits Rényi's entropy of order 0
 * @param collisionBits Rényi's entropy of order 2
 * @param minEntropyBits Rényi's entropy of infinite order, the least of all
 * @param theil Theil's T in nats, 0 to ln of the holders
 * @param effectiveHolders how many equal holders would have this index
 * @param top the largest holders, at most 20
 * @param rest nodes of all other holders
 */
public record Spread(
    int holders,
    long nodes,
    int nakamoto,
    int nakamotoThird,
    BigDecimal hhi,
    BigDecimal gini,
    BigDecimal entropyBits,
    BigDecimal hartleyBits,
    BigDecimal collisionBits,
    BigDecimal minEntropyBits,
    BigDecimal theil,
    BigDecimal effectiveHolders,
    List<Share> top,
    long rest) {
  private static final int TOP = 20;
  private static final int DECIMALS = 6;
  private static final BigFraction HALF = BigFraction.of(1, 2);
  private static final BigFraction THIRD = BigFraction.of(1, 3);

  /** The nodes of one holder. */
  public record Share(String name, long nodes) {}

  /** The spread of these shares; null when there is none. */
  static @Nullable Spread of(Map<String, Long> nodesByHolder) {
    List<Share> sorted = sorted(nodesByHolder);
    int[] counts = sorted.stream().mapToInt(share -> Math.toIntExact(share.nodes())).toArray();
    return of(counts, holder -> sorted.get(holder).name());
  }

  /** The spread of these counts, of which 0 is no holder; null when there is none. */
  public static @Nullable Spread of(int[] counts, IntFunction<String> names) {
    long nodes = Arrays.stream(counts).asLongStream().sum();
    if (nodes == 0) {
      return null;
    }
    Concentration c = Concentration.of(HolderSizes.ofCounts(counts, counts.length));
    List<Share> top = largest(counts).mapToObj(i -> new Share(names.apply(i), counts[i])).toList();
    return new Spread(
        c.holders(),
        nodes,
        c.nakamoto(HALF),
        c.nakamoto(THIRD),
        shown(c.hhi()),
        shown(c.gini()),
        Statistic.shown(c.entropyBits()),
        Statistic.shown(c.hartleyBits()),
        Statistic.shown(c.collisionBits()),
        Statistic.shown(c.minEntropyBits()),
        Statistic.shown(c.theil()),
        shown(c.effectiveHolders()),
        top,
        nodes - top.stream().mapToLong(Share::nodes).sum());
  }

  /** The figures by their names, for the reader. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("holders", holders);
    figures.put("nodes", nodes);
    figures.put("nakamoto", nakamoto);
    figures.put("nakamoto-third", nakamotoThird);
    figures.put("hhi", hhi);
    figures.put("gini", gini + " of " + holders);
    figures.put("theil", theil + " of " + holders);
    figures.put("entropy", entropyBits);
    figures.put("renyi-0", hartleyBits);
    figures.put("renyi-2", collisionBits);
    figures.put("renyi-inf", minEntropyBits);
    figures.put("effective", effectiveHolders);
    return figures;
  }

  /** The largest first, those of the same size in their order. */
  static IntStream largest(int[] counts) {
    return largest(counts, TOP);
  }

  /** So many of them at most. */
  static IntStream largest(int[] counts, int most) {
    Comparator<Integer> smallestFirst =
        Comparator.<Integer>comparingInt(i -> counts[i]).thenComparing(Comparator.reverseOrder());
    PriorityQueue<Integer> largest = new PriorityQueue<>(smallestFirst);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 && (largest.size() < most || counts[i] > counts[largest.element()])) {
        largest.add(i);
        if (largest.size() > most) {
          largest.remove();
        }
      }
    }
    return largest.stream().sorted(smallestFirst.reversed()).mapToInt(Integer::intValue);
  }

  /** The largest first, those of the same size by name. */
  static List<Share> sorted(Map<String, Long> nodesByHolder) {
    return nodesByHolder.entrySet().stream()
        .map(e -> new Share(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingLong(Share::nodes).reversed().thenComparing(Share::name))
        .toList();
  }

  /** The Nakamoto coefficient of these counts, with a strict majority; one at least is above 0. */
  static int nakamoto(int[] counts) {
    return Concentration.of(HolderSizes.ofCounts(counts, counts.length)).nakamoto(HALF);
  }

  private static BigDecimal shown(BigFraction value) {
    BigDecimal decimal = value.bigDecimalValue(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
  }
}
