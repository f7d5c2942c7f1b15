package dev.assay.gateway;

import dev.assay.layer.durable.DurableSettings;
import dev.assay.verification.check.LayerName;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What an operator can set for the gateway; prefix {@code assay.gateway}. */
@ConfigMapping(prefix = "assay.gateway")
public interface GatewayConfig {

  /** The register of sources, as the layers have it; part of every bundle. */
  Register register();

  /** How the layers are asked. */
  Fanout fanout();

  /** The register of sources. */
  interface Register {
    /** A JSON file of the form assay.register/v1; without one no source is registered. */
    Optional<Path> file();
  }

  /** How the layers are asked. */
  interface Fanout {
    /**
     * Layers that start only when the others have ended, because their measurements share a
     * machine's cores with them; none where each layer has its own.
     */
    Optional<Set<LayerName>> last();

    /** How long one unary call to a layer may take. */
    @WithDefault("10s")
    Duration callDeadline();

    /** How long a layer may be out of reach before it counts as absent. */
    @WithDefault("60s")
    Duration patience();

    /** How long a layer's whole verification may take before it is cancelled. */
    @WithDefault("3600s")
    Duration layerDeadline();

    /** How often a run looks whether it was asked to end. */
    @WithDefault("500ms")
    Duration cancelEvery();

    /** How many verifications may wait; more are turned away until some are done. */
    @WithDefault("200")
    int queueLimit();

    /** How replicas share the work. */
    DurableSettings durable();
  }
}
