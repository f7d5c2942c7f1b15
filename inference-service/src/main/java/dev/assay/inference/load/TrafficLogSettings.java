package dev.assay.inference.load;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Whose traffic logs are believed. */
@ConfigMapping(prefix = "assay.inference.logs")
public interface TrafficLogSettings {

  /**
   * Raw Ed25519 keys in Base64 of those who sign logs of traffic and are independent of the
   * projects, such as routers; a log that anybody else signed is the project's own word.
   */
  Optional<List<String>> trusted();
}
