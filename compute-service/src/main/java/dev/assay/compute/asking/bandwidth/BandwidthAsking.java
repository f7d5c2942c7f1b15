package dev.assay.compute.asking.bandwidth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How much nodes are loaded. */
@ConfigMapping(prefix = "assay.compute.bandwidth")
public interface BandwidthAsking {

  /** How long a run takes at the claimed rate. */
  @WithDefault("1S")
  Duration run();

  /**
   * How much longer than that and a quarter a run may take, so that connecting and TCP's slow start
   * aren't held against a node far away.
   */
  @WithDefault("2S")
  Duration grace();

  /** How many flows go side by side, 1 to 16. */
  @WithDefault("4")
  int flows();

  /**
   * Large files near this machine that are fetched right after a slow run, to tell whether its own
   * link is the limit. Without any, no slow run counts against a node.
   */
  Optional<List<URI>> controls();
}
