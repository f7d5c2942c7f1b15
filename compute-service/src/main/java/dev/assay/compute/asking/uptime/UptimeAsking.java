package dev.assay.compute.asking.uptime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long and how often nodes are watched for their uptime. */
@ConfigMapping(prefix = "assay.compute.uptime")
public interface UptimeAsking {

  /** How long a verification watches the nodes of a claim, at most. */
  @WithDefault("60S")
  Duration watch();

  /** How many probes are sent in that time, at random; at most 20,000. */
  @WithDefault("60")
  int probes();

  /** How long a node and a control may take for one answer. */
  @WithDefault("5S")
  Duration timeout();

  /**
   * Addresses near this machine that answer 2xx to HEAD whenever its link is up; one of them is
   * asked beside each probe. Without any, no miss counts against a node.
   */
  Optional<List<URI>> controls();
}
