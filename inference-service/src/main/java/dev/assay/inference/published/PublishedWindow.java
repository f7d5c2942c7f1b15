package dev.assay.inference.published;

import dev.assay.verification.document.Require;
import java.time.Duration;
import java.time.Instant;

/** The time that published figures are of, from one time to a later one. */
public record PublishedWindow(Instant from, Instant to) {
  public PublishedWindow {
    Require.present(from, "from");
    Require.present(to, "to");
    Require.that(from.isBefore(to), "to", "must lie after 'from'");
  }

  Duration length() {
    return Duration.between(from, to);
  }
}
