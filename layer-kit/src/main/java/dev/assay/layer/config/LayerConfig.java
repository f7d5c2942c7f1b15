package dev.assay.layer.config;

import dev.assay.layer.durable.DurableSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator can set for a layer service; prefix {@code assay.layer}. */
@ConfigMapping(prefix = "assay.layer")
public interface LayerConfig {

  /** Which addresses may be connected to. */
  Egress egress();

  /** The register of sources. */
  Register register();

  /** The secrets that questions refer to. */
  Secrets secrets();

  /** How a verification runs. */
  Run run();

  /** The most that a verification may spend; a caller can ask for less, never for more. */
  Budget budget();

  /** The queue in front of the runs. */
  Queue queue();

  /** Says who asks, to every source. */
  @WithDefault("assay/0.1 (+https://assay.dev)")
  String userAgent();

  /** Which addresses may be connected to. */
  interface Egress {
    /**
     * Address ranges in CIDR form that are allowed although the guard refuses them by itself, such
     * as {@code 127.0.0.0/8} for targets on this machine. Shown in the log at start.
     */
    Optional<List<String>> allowedRanges();

    /**
     * Ports and port ranges that may be asked, such as {@code 443} or {@code 20000-20999}; without
     * any 80, 443 and 8443.
     */
    Optional<List<String>> ports();

    /** Exchanges under way with one host at the same time; the others wait. */
    @WithDefault("64")
    int concurrentPerHost();
  }

  /** The register of sources. */
  interface Register {
    /** A JSON file of the form assay.register/v1; without one no source is registered. */
    Optional<Path> file();
  }

  /** The secrets that questions refer to. */
  interface Secrets {
    /** A folder with one file for each secret; the file's name is the secret's. */
    Optional<Path> directory();
  }

  /** How a verification runs. */
  interface Run {
    /** How many checks of one verification run at once. */
    @WithDefault("4")
    int concurrency();

    /** How long one check may ask. */
    @WithDefault("900")
    long checkSeconds();

    /** How often a run looks whether it was asked to end. */
    @WithDefault("250ms")
    Duration cancelEvery();

    /** How many attempts in a row may store nothing before the remaining checks are given up. */
    @WithDefault("5")
    int attempts();

    /** How replicas share the work. */
    DurableSettings durable();
  }

  /** The most that a verification may spend. */
  interface Budget {
    /** Requests to one host. */
    @WithName("requests-per-target")
    @WithDefault("10000")
    long requestsPerTarget();

    /** Bytes taken from one host. */
    @WithName("bytes-per-target")
    @WithDefault("68719476736")
    long bytesPerTarget();

    /** Seconds for the whole run. */
    @WithDefault("3600")
    long seconds();
  }

  /** The queue in front of the runs. */
  interface Queue {
    /** How many verifications may wait; more are turned away until some are done. */
    @WithDefault("100")
    int limit();
  }
}
