package dev.assay.compute.asking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How politely and how patiently round trips to nodes are timed. */
@ConfigMapping(prefix = "assay.compute.latency")
public interface LatencyAsking {

  /** The mean pause between two trips to one node. */
  @WithDefault("50MS")
  Duration pause();

  /** How long a trip may take beyond the claimed time. */
  @WithDefault("5S")
  Duration patience();

  /**
   * Addresses near this machine that answer whenever its link is up; one of them is asked right
   * after a trip that failed or was slow. Without any, no failure counts against a node.
   */
  Optional<List<URI>> controls();
}
