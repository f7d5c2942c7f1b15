package dev.assay.inference.load;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** How endpoints are put under load. */
@ConfigMapping(prefix = "assay.inference.load")
public interface LoadSettings {

  /** While this file exists nothing is sent to endpoints, and what is under way is cancelled. */
  Optional<Path> haltFile();
}
