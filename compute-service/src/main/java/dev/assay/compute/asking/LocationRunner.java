package dev.assay.compute.asking;

import dev.assay.compute.geometry.Place;
import dev.assay.compute.liveness.NodeExchange;
import dev.assay.compute.location.LocationQuestion;
import dev.assay.compute.location.LocationTranscript;
import dev.assay.compute.location.RoundTrip;
import dev.assay.compute.location.VantagePoint;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpExchange.Responded;
import dev.assay.layer.egress.Timing;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Times a node's signed answers from our own vantage, one after another, and writes the transcript.
 * Verifies nothing. Thread-safe.
 */
@ApplicationScoped
public class LocationRunner implements QuestionRunner<LocationQuestion> {
  private static final long NANOS_PER_MICRO = 1000;

  private final OwnVantage own;

  LocationRunner(OwnVantage own) {
    this.own = own;
  }

  @Override
  public Class<LocationQuestion> questionType() {
    return LocationQuestion.class;
  }

  @Override
  public Uni<RawAnswer> run(LocationQuestion question, ProbeContext context) {
    VantagePoint vantage = vantage();
    if (vantage == null) {
      return Uni.createFrom().item(answer(null, List.of(), context));
    }
    return Multi.createFrom()
        .iterable(IntStream.range(0, LocationQuestion.TRIPS).boxed().toList())
        .onItem()
        .transformToUniAndConcatenate(trip -> trip(question, trip, context))
        .collect()
        .asList()
        .map(trips -> answer(vantage, trips, context));
  }

  private Uni<RoundTrip> trip(LocationQuestion question, int number, ProbeContext context) {
    String nonce = question.nonce(number);
    return context
        .http()
        .exchange(NodeRequest.of(question.node(), nonce, own.timeout()))
        .map(
            exchange -> {
              NodeExchange recorded =
                  NodeExchanges.of(
                      question.node(),
                      nonce,
                      1,
                      context.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                      exchange);
              return timed(recorded, exchange);
            });
  }

  private static RoundTrip timed(NodeExchange recorded, HttpExchange exchange) {
    if (!(exchange instanceof Responded responded)) {
      return new RoundTrip(recorded, 0, 0);
    }
    Timing timing = responded.timing();
    Duration connect = Objects.requireNonNull(timing.connect(), "a fresh connection has its time");
    Duration answer = timing.total().minus(timing.dns()).minus(connect);
    return new RoundTrip(recorded, micros(connect), micros(answer));
  }

  private RawAnswer answer(
      @Nullable VantagePoint vantage, List<RoundTrip> trips, ProbeContext context) {
    LocationTranscript transcript =
        new LocationTranscript(
            LocationTranscript.SCHEMA,
            vantage,
            trips,
            own.trusted().orElse(List.of()),
            own.lyingAtMost());
    return RawAnswer.answered(
        context.clock().instant().truncatedTo(ChronoUnit.MILLIS),
        RawAnswer.OURS,
        EvidenceClass.MEASURED,
        CanonicalJson.mediaType(),
        CanonicalJson.write(transcript));
  }

  private @Nullable VantagePoint vantage() {
    return own.latitude().isPresent() && own.longitude().isPresent()
        ? new VantagePoint(own.id(), new Place(own.latitude().get(), own.longitude().get()))
        : null;
  }

  /** Rounded up, since a time may be too long and never too short. */
  private static long micros(Duration time) {
    return Math.ceilDiv(time.toNanos(), NANOS_PER_MICRO);
  }
}
