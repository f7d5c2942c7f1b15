package dev.assay.inference.exchanges;

import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/**
 * A series that was asked and its transcript. Immutable.
 *
 * @param series as it was planned
 * @param transcript what became of each of its requests
 */
public record AskedSeries(ExchangeSeries series, ExchangeTranscript transcript) {

  /**
   * Plans a series from a fresh draw and asks it.
   *
   * @param occasion names what is claimed, so that no claim can follow from the draw
   * @param plan the series for the 32 drawn bytes
   */
  public static Uni<Answer<AskedSeries>> of(
      String occasion, Function<byte[], ExchangeSeries> plan, Probes probes) {
    return probes
        .draw(occasion)
        .flatMap(
            seed ->
                switch (seed) {
                  case Answered<byte[]> drawn -> asked(plan.apply(drawn.value()), probes);
                  case Unanswered<byte[]> none -> Uni.createFrom().item(without(none));
                });
  }

  /** What became of the requests to one endpoint, in their order. */
  public List<Exchanged> to(int party) {
    return transcript.exchanges().stream()
        .filter(exchange -> planned(exchange).party() == party)
        .toList();
  }

  /** What became of the requests of one arm of the experiment, in their order. */
  public List<Exchanged> group(String group) {
    return transcript.exchanges().stream()
        .filter(exchange -> planned(exchange).group().equals(group))
        .toList();
  }

  private PlannedExchange planned(Exchanged exchange) {
    return series.exchanges().get(exchange.index());
  }

  private static Uni<Answer<AskedSeries>> asked(ExchangeSeries series, Probes probes) {
    return probes
        .ask(series)
        .map(
            answer ->
                switch (answer) {
                  case Answered<ExchangeTranscript> came ->
                      new Answered<>(new AskedSeries(series, came.value()), came.from());
                  case Unanswered<ExchangeTranscript> none -> without(none);
                });
  }

  private static Answer<AskedSeries> without(Unanswered<?> none) {
    return new Unanswered<>(none.reason(), none.explanation(), none.from());
  }
}
