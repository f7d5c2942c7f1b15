package dev.assay.inference.published;

import dev.assay.verification.document.Require;
import java.net.URI;

/**
 * The first line of a traffic log.
 *
 * @param endpoint the address whose requests they are
 * @param window of which the log holds every request
 */
public record TrafficHead(String schema, URI endpoint, PublishedWindow window) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.traffic-log/v1";

  public TrafficHead {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(endpoint, "endpoint");
    Require.present(window, "window");
  }
}
