package dev.assay.compute.distribution;

import dev.assay.compute.columns.Column;
import dev.assay.compute.columns.Mark;
import dev.assay.compute.columns.NodeColumns;
import dev.assay.compute.columns.Roll;
import dev.assay.compute.columns.Tally;
import dev.assay.compute.distribution.Spread.Share;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where a list says that its nodes are. None of it is measured.
 *
 * @param regions nodes by region or country, in the list's own words, lower case; the largest 300
 * @param withoutRegion nodes without either
 * @param hyperscalers nodes by large cloud provider, by the listed autonomous system
 * @param withoutSystem nodes without an autonomous system
 */
public record Places(
    List<Share> regions, int withoutRegion, List<Share> hyperscalers, int withoutSystem) {
  private static final int MOST = 300;

  /**
   * Of these columns.
   *
   * @param places by region and by country
   */
  static Places of(NodeColumns columns, Roll roll, Tally places, ListedNames names) {
    Map<String, Long> regions = new HashMap<>();
    named(places)
        .forEach(i -> regions.put(names.of(places.markOf(i), places.firsts()[i]), places.count(i)));
    return new Places(
        Spread.sorted(regions),
        silent(columns, roll, Mark.REGION, Mark.COUNTRY),
        Spread.sorted(hyperscalers(columns.column(Mark.SYSTEM), roll)),
        silent(columns, roll, Mark.SYSTEM, Mark.SYSTEM));
  }

  /** The largest regions and countries. */
  static IntStream named(Tally places) {
    return Spread.largest(places.counts(), MOST);
  }

  /** Whether the list names this region or country. */
  boolean names(String region) {
    String wanted = word(region);
    return regions.stream().anyMatch(share -> share.name().equals(wanted));
  }

  /** Nodes at large cloud providers. */
  long atHyperscalers() {
    return hyperscalers.stream().mapToLong(Share::nodes).sum();
  }

  private static Map<String, Long> hyperscalers(Column systems, Roll roll) {
    Map<String, Long> nodes = new HashMap<>();
    int[] counts = systems.counts(roll);
    for (int i = 0; i < counts.length; i++) {
      Hyperscaler provider = Hyperscaler.of(systems.values()[i] - 1);
      if (provider != null && counts[i] > 0) {
        nodes.merge(provider.name(), (long) counts[i], Long::sum);
      }
    }
    return nodes;
  }

  /** Nodes of which the list says neither. */
  private static int silent(NodeColumns columns, Roll roll, Mark one, Mark other) {
    int[] ones = columns.column(one).bucketOf();
    int[] others = columns.column(other).bucketOf();
    int silent = 0;
    for (int node = 0; node < ones.length; node++) {
      silent += ones[node] < 0 && others[node] < 0 && roll.counts(node) ? 1 : 0;
    }
    return silent;
  }

  private static String word(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
