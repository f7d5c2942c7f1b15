package dev.assay.compute.asking.attest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How hosts are asked to attest, and whose roots count beside the vendors' own. */
@ConfigMapping(prefix = "assay.compute.attestation")
public interface AttestationAccess {

  /** PEM certificates of further roots, for machines whose makers this version doesn't know. */
  Optional<Path> roots();

  /** How long a host may take for its answer; a card alone needs about a second for its report. */
  @WithDefault("20S")
  Duration timeout();
}
