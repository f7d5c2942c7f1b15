package dev.assay.inference.exchanges;

import dev.assay.verification.document.Require;
import java.util.List;

/**
 * What became of every request of a series. Holds no key: what an endpoint echoes of one is
 * replaced before anything is kept, and {@code redactions} says how often.
 *
 * @param exchanges in the order of the series
 * @param redactions how many times a key was replaced in what came back
 */
public record ExchangeTranscript(String schema, List<Exchanged> exchanges, int redactions) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.exchange-transcript/v1";

  private static final int MOST = 4000;

  public ExchangeTranscript {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    exchanges = Require.list(exchanges, "exchanges", MOST);
    Require.that(redactions >= 0, "redactions", "must not be negative");
  }

  /** A transcript of these exchanges. */
  public static ExchangeTranscript of(List<Exchanged> exchanges, int redactions) {
    return new ExchangeTranscript(SCHEMA, exchanges, redactions);
  }
}
