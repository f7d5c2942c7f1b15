package dev.assay.compute.distribution;

import dev.assay.verification.finding.Statistic;
import dev.assay.verification.statistics.Concentration;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * How nodes are spread over holders (operators, networks): the figures, and the shares that a
 * picture needs. Figures have at most six decimals, rounded half up; Gini means something only
 * together with the number of holders.
 *
 * @param holders how many there are
 * @param nodes that they hold together
 * @param nakamoto the least number of holders with strictly more than half of the nodes
 * @param nakamotoThird the same for strictly more than a third
 * @param hhi Herfindahl-Hirschman index, above 0 to 10000
 * @param gini Gini's coefficient, 0 to below 1
 * @param entropyBits Shannon's entropy in bits
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
    if (nodesByHolder.isEmpty()) {
      return null;
    }
    Concentration c = concentration(nodesByHolder);
    List<Share> sorted = sorted(nodesByHolder);
    List<Share> top = sorted.subList(0, Math.min(TOP, sorted.size()));
    long nodes = sorted.stream().mapToLong(Share::nodes).sum();
    return new Spread(
        c.holders(),
        nodes,
        c.nakamoto(HALF),
        c.nakamoto(THIRD),
        shown(c.hhi()),
        shown(c.gini()),
        Statistic.shown(c.entropyBits()),
        shown(c.effectiveHolders()),
        List.copyOf(top),
        nodes - top.stream().mapToLong(Share::nodes).sum());
  }

  /** The largest first, those of the same size by name. */
  static List<Share> sorted(Map<String, Long> nodesByHolder) {
    return nodesByHolder.entrySet().stream()
        .map(e -> new Share(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingLong(Share::nodes).reversed().thenComparing(Share::name))
        .toList();
  }

  /** The Nakamoto coefficient of these shares, with a strict majority; at least one share. */
  static int nakamoto(Map<String, Long> nodesByHolder) {
    return concentration(nodesByHolder).nakamoto(HALF);
  }

  private static Concentration concentration(Map<String, Long> nodesByHolder) {
    return Concentration.of(nodesByHolder.values().stream().map(BigInteger::valueOf).toList());
  }

  private static BigDecimal shown(BigFraction value) {
    BigDecimal decimal = value.bigDecimalValue(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
  }
}
