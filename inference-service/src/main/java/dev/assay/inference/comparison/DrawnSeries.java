package dev.assay.inference.comparison;

import dev.assay.inference.exchanges.ExchangeSeries;
import dev.assay.inference.exchanges.ExchangeTranscript;
import dev.assay.inference.exchanges.Exchanged;
import dev.assay.inference.exchanges.SeriesTrouble;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.probe.Answer;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.Answer.Unanswered;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A series whose requests and order follow from a fresh draw, and what came of it. Immutable.
 *
 * @param seed the drawn bytes; none when the draw was not answered
 * @param series what was asked; null when the draw was not answered
 * @param answer what came of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DrawnSeries(
    byte[] seed, @Nullable ExchangeSeries series, Answer<ExchangeTranscript> answer) {
  private static final byte[] NOTHING = {};

  /** Draws for an occasion that names what stood before it, plans by the draw, and asks. */
  public static Uni<DrawnSeries> ask(
      Probes probes, String occasion, Function<byte[], ExchangeSeries> plan) {
    return probes
        .draw(occasion)
        .flatMap(
            drawn ->
                switch (drawn) {
                  case Answered<byte[]> seed -> ask(probes, seed.value(), plan.apply(seed.value()));
                  case Unanswered<byte[]> none ->
                      Uni.createFrom().item(new DrawnSeries(NOTHING, null, without(none)));
                });
  }

  /** Asks a series that follows from an earlier draw. */
  public static Uni<DrawnSeries> ask(Probes probes, byte[] seed, ExchangeSeries series) {
    return probes.ask(series).map(answer -> new DrawnSeries(seed, series, answer));
  }

  /** Where it comes from. */
  public Provenance from() {
    return switch (answer) {
      case Answered<ExchangeTranscript> answered -> answered.from();
      case Unanswered<ExchangeTranscript> none -> none.from();
    };
  }

  /**
   * Why it says nothing of one of its parties, the first one's trouble first; null when it does.
   */
  public @Nullable SeriesTrouble trouble() {
    int parties = series == null ? 1 : series.parties().size();
    return IntStream.range(0, parties)
        .mapToObj(this::troubleOf)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Why it says nothing of two of its parties, the first one's trouble first; null if it does. */
  public @Nullable SeriesTrouble trouble(int one, int other) {
    SeriesTrouble trouble = troubleOf(one);
    return trouble == null ? troubleOf(other) : trouble;
  }

  private @Nullable SeriesTrouble troubleOf(int party) {
    if (answer instanceof Unanswered<ExchangeTranscript> none) {
      return SeriesTrouble.of(none);
    }
    return series == null
        ? null
        : SeriesTrouble.exceptFailures(series.parties().get(party), of(party));
  }

  /** What became of the requests of one party and group, in their order. */
  public List<Exchanged> of(int party, String group) {
    return IntStream.of(positions(party))
        .filter(i -> series != null && series.exchanges().get(i).group().equals(group))
        .mapToObj(this::exchanged)
        .toList();
  }

  /** What became of the requests of one party, in their order. */
  public List<Exchanged> of(int party) {
    return IntStream.of(positions(party)).mapToObj(this::exchanged).toList();
  }

  private int[] positions(int party) {
    return series == null || !(answer instanceof Answered<ExchangeTranscript>)
        ? new int[0]
        : IntStream.range(0, series.exchanges().size())
            .filter(i -> series.exchanges().get(i).party() == party)
            .toArray();
  }

  private Exchanged exchanged(int position) {
    if (answer instanceof Answered<ExchangeTranscript> answered) {
      return answered.value().exchanges().get(position);
    }
    throw new IllegalStateException("there is no transcript");
  }

  private static Unanswered<ExchangeTranscript> without(Unanswered<byte[]> seed) {
    return new Unanswered<>(seed.reason(), seed.explanation(), seed.from());
  }
}
