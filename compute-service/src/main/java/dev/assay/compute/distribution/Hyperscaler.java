package dev.assay.compute.distribution;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The large cloud providers, by the autonomous systems from which they let machines, as the
 * regional registries assign them.
 */
enum Hyperscaler {
  ALIBABA(37963L, 45102L),
  AMAZON(14618L, 16509L),
  GOOGLE(15169L, 396982L),
  MICROSOFT(8075L),
  ORACLE(31898L),
  TENCENT(45090L, 132203L);

  private final Set<Long> systems;

  Hyperscaler(Long... systems) {
    this.systems = Set.of(systems);
  }

  /** The provider to which this autonomous system belongs, or null. */
  static @Nullable Hyperscaler of(long asn) {
    for (Hyperscaler provider : values()) {
      if (provider.systems.contains(asn)) {
        return provider;
      }
    }
    return null;
  }
}
