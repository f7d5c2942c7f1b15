package dev.assay.inference.load;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** From where this replica measures. */
@ConfigMapping(prefix = "assay.inference.vantage")
public interface VantageSettings {

  /**
   * The region in which this replica stands, by the name under which dossiers claim latencies of
   * it: lower-case letters, digits and hyphens. Claims about regions are judged by its loads only
   * where this is their region.
   */
  Optional<String> region();

  /**
   * A second address of this host, as a literal, from which a part of the requests is sent when
   * addresses are compared: one that projects don't know, of the same place and link, and of the
   * family of addresses by which endpoints are reached. Without it addresses aren't compared.
   */
  Optional<String> secondAddress();
}
