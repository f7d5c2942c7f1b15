package dev.assay.inference.exchanges;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.EndpointPromise;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The series of exchanges that one promise is judged by, and what came of it. Immutable.
 *
 * @param promise about the endpoint
 * @param observed how the series went
 * @param exchanges in the order of the series; empty when there is no transcript
 */
public record SeriesRun<P extends EndpointPromise>(
    P promise, SeriesObserved observed, List<Exchange> exchanges) {
  public SeriesRun {
    exchanges = List.copyOf(exchanges);
  }

  /**
   * Writes a series out for an endpoint, its price known where one is claimed, from 32 drawn bytes.
   */
  @FunctionalInterface
  public interface Plan extends BiFunction<Party, byte[], ExchangeSeries> {}

  /** The runs of all promises of a kind, one endpoint after another. */
  public static <P extends EndpointPromise> Uni<List<SeriesRun<P>>> of(
      String check, List<P> promises, InferenceClaims claims, Plan plan, Probes probes) {
    return Multi.createFrom()
        .iterable(promises)
        .onItem()
        .transformToUniAndConcatenate(
            promise -> {
              EndpointClaim endpoint = claims.endpoint(promise.endpoint());
              return run(
                  check,
                  promise,
                  endpoint,
                  seed -> plan.apply(Party.of(claims, endpoint), seed),
                  probes);
            })
        .collect()
        .asList();
  }

  private static <P extends EndpointPromise> Uni<SeriesRun<P>> run(
      String check,
      P promise,
      EndpointClaim endpoint,
      Function<byte[], ExchangeSeries> plan,
      Probes probes) {
    return probes
        .draw(occasion(check, endpoint, promise))
        .flatMap(
            seed ->
                switch (seed) {
                  case Answered<byte[]> drawn -> {
                    ExchangeSeries series = plan.apply(drawn.value());
                    yield probes.ask(series).map(answer -> of(promise, endpoint, series, answer));
                  }
                  case Unanswered<byte[]> none ->
                      Uni.createFrom().item(without(promise, endpoint, none));
                });
  }

  /** What became of this series. */
  public static <P extends EndpointPromise> SeriesRun<P> of(
      P promise, EndpointClaim endpoint, ExchangeSeries series, Answer<ExchangeTranscript> answer) {
    return switch (answer) {
      case Answered<ExchangeTranscript> answered -> {
        List<Exchanged> became = answered.value().exchanges();
        yield new SeriesRun<>(
            promise,
            SeriesObserved.of(endpoint, became, answered.from()),
            IntStream.range(0, became.size())
                .mapToObj(i -> new Exchange(series.exchanges().get(i), became.get(i)))
                .toList());
      }
      case Unanswered<ExchangeTranscript> none -> without(promise, endpoint, none);
    };
  }

  private static <P extends EndpointPromise> SeriesRun<P> without(
      P promise, EndpointClaim endpoint, Unanswered<?> none) {
    return new SeriesRun<>(promise, SeriesObserved.without(endpoint, none), List.of());
  }

  /**
   * What a promise's randomness is drawn for: what is claimed stands before the draw, so that no
   * claim can follow from it.
   */
  public static String occasion(String check, EndpointClaim endpoint, EndpointPromise promise) {
    return check
        + " of "
        + CanonicalJson.digest(endpoint).hex()
        + " by "
        + CanonicalJson.digest(promise).hex();
  }
}
