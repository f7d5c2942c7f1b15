package dev.assay.compute.distribution;

import dev.assay.compute.distribution.Spread.Share;
import dev.assay.compute.nodelist.ListedNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  static Places of(List<ListedNode> nodes) {
    Map<String, Long> regions = new HashMap<>();
    Map<String, Long> hyperscalers = new HashMap<>();
    int withoutRegion = 0;
    int withoutSystem = 0;
    for (ListedNode node : nodes) {
      if (node.region() == null && node.country() == null) {
        withoutRegion++;
      }
      count(node.region(), regions);
      count(node.country(), regions);
      if (node.asn() == null) {
        withoutSystem++;
      } else {
        Hyperscaler provider = Hyperscaler.of(node.asn());
        count(provider == null ? null : provider.name(), hyperscalers);
      }
    }
    List<Share> largest = Spread.sorted(regions).stream().limit(MOST).toList();
    return new Places(largest, withoutRegion, Spread.sorted(hyperscalers), withoutSystem);
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

  private static void count(@Nullable String name, Map<String, Long> nodes) {
    if (name != null) {
      nodes.merge(word(name), 1L, Long::sum);
    }
  }

  private static String word(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
