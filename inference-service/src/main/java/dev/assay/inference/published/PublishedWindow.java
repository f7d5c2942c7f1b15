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

  /** Whether a moment lies in it, its ends included. */
  boolean holds(Instant at) {
    return !at.isBefore(from) && !at.isAfter(to);
  }

  /** Whether another one lies within it. */
  boolean covers(PublishedWindow other) {
    return holds(other.from) && holds(other.to);
  }

  /** Its last part, of this length at most. */
  PublishedWindow last(Duration longest) {
    return length().compareTo(longest) <= 0 ? this : new PublishedWindow(to.minus(longest), to);
  }

  Duration length() {
    return Duration.between(from, to);
  }
}
