package dev.assay.inference.spill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the evidence of a load waits until it is sealed. */
@ConfigMapping(prefix = "assay.inference.evidence")
public interface EvidenceSettings {

  /** A folder on a disk, not in memory; the system's folder for temporary files by default. */
  Optional<Path> folder();

  /** The most of one load; what is larger than 64 MiB can't be stored afterwards. */
  @WithDefault("66060288")
  long bytesPerLoad();

  /** The most of all loads of this replica together. */
  @WithDefault("134217728")
  long bytes();
}
