package dev.assay.inference.price;

import dev.assay.inference.exchanges.SeriesObserved;
import dev.assay.verification.document.Require;
import java.util.List;
import java.util.Optional;

/**
 * What was observed of one endpoint's price.
 *
 * @param endpoint the claim's id
 * @param rounds of requests, in their order
 * @param readings of the meter, before the first round and after each; empty without a meter
 */
public record EndpointPrice(
    String endpoint, List<CountedAnswers> rounds, List<MeterReading> readings) {
  public EndpointPrice {
    Require.present(endpoint, "endpoint");
    rounds = Require.list(rounds, "rounds", 100);
    readings = Require.list(readings, "readings", 101);
    Require.that(!rounds.isEmpty(), "rounds", "must not be empty");
    Require.that(
        readings.isEmpty() || readings.size() == rounds.size() + 1,
        "readings",
        "must be one more than rounds");
  }

  /** The first round that says nothing of the endpoint. */
  Optional<SeriesObserved> trouble() {
    return rounds.stream()
        .map(CountedAnswers::series)
        .filter(series -> series.reason() != null)
        .findFirst();
  }

  /** The first reading that could not be read. */
  Optional<MeterReading> unread() {
    return readings.stream().filter(reading -> reading.total() == null).findFirst();
  }
}
