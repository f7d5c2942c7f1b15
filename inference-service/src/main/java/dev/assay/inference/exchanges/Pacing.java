package dev.assay.inference.exchanges;

import dev.assay.verification.document.Require;

/**
 * When the requests of a series are sent.
 *
 * @param kind by what
 * @param atOnce how many may be under way, for {@link Kind#CLOSED}; 1 is one after another
 */
public record Pacing(Kind kind, int atOnce) {

  /** What sends the next request. */
  public enum Kind {
    /** The end of an earlier one, in the order of the series, with a number of them under way. */
    CLOSED,
    /** Its due time, however long earlier ones take. */
    SCHEDULED
  }

  public Pacing {
    Require.present(kind, "kind");
    Require.that(atOnce >= 1 && atOnce <= 1024, "atOnce", "must lie between 1 and 1024");
  }

  /** One after another: the single stream. */
  public static Pacing oneByOne() {
    return new Pacing(Kind.CLOSED, 1);
  }

  /** Always so many under way: one step of a concurrency ladder. */
  public static Pacing atOnce(int concurrency) {
    return new Pacing(Kind.CLOSED, concurrency);
  }

  /** Each at its due time. */
  public static Pacing scheduled() {
    return new Pacing(Kind.SCHEDULED, 1);
  }
}
