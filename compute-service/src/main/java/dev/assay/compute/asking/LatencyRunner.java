package dev.assay.compute.asking;

import dev.assay.compute.latency.LatencyQuestion;
import dev.assay.compute.latency.LatencyTally;
import dev.assay.compute.latency.LatencyTranscript;
import dev.assay.compute.latency.LatencyTrip;
import dev.assay.compute.location.RoundTrip;
import dev.assay.compute.location.VantagePoint;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.egress.RedirectMode;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes round trips to a node until the claimed time is decided, one after another after pauses of
 * random length, and writes the transcript. Thread-safe.
 */
@ApplicationScoped
public class LatencyRunner implements QuestionRunner<LatencyQuestion> {
  private final LatencyAsking asking;
  private final OwnVantage own;

  LatencyRunner(LatencyAsking asking, OwnVantage own) {
    this.asking = asking;
    this.own = own;
  }

  @Override
  public Class<LatencyQuestion> questionType() {
    return LatencyQuestion.class;
  }

  @Override
  public Uni<RawAnswer> run(LatencyQuestion question, ProbeContext context) {
    VantagePoint vantage = OwnPlace.of(own);
    boolean here =
        question.from() == null || (vantage != null && question.from().holds(vantage.place()));
    Series series = new Series(question, context);
    return here
        ? series.all().map(trips -> answer(vantage, trips, context))
        : Uni.createFrom().item(answer(vantage, List.of(), context));
  }

  private static RawAnswer answer(
      @Nullable VantagePoint vantage, List<LatencyTrip> trips, ProbeContext context) {
    return RawAnswer.answered(
        context.clock().instant().truncatedTo(ChronoUnit.MILLIS),
        RawAnswer.OURS,
        EvidenceClass.MEASURED,
        CanonicalJson.mediaType(),
        CanonicalJson.write(LatencyTranscript.of(vantage, trips)));
  }

  /** The trips of one question, one at a time. */
  private final class Series {
    private final LatencyQuestion question;
    private final ProbeContext context;
    private final Duration timeout;
    private final LatencyTally tally;
    private final List<LatencyTrip> trips = new ArrayList<>();

    Series(LatencyQuestion question, ProbeContext context) {
      this.question = question;
      this.context = context;
      this.timeout =
          asking.patience().plus(Duration.of(question.limit().atMostMicros(), ChronoUnit.MICROS));
      this.tally = new LatencyTally(question);
    }

    Uni<List<LatencyTrip>> all() {
      return Multi.createBy()
          .repeating()
          .uni(this::next)
          .whilst(trip -> goesOn())
          .collect()
          .asList();
    }

    private Uni<LatencyTrip> next() {
      int number = trips.size();
      return pause(question.pause(number))
          .flatMap(
              rested ->
                  new Stopwatch(context.http(), context.clock(), timeout)
                      .trip(question.node(), question.nonce(number)))
          .flatMap(trip -> controlled(trip, number))
          .emitOn(Infrastructure.getDefaultWorkerPool())
          .invoke(this::take);
    }

    private void take(LatencyTrip trip) {
      trips.add(trip);
      tally.add(trip);
      context.progress("round trips", trips.size(), question.test().most());
    }

    private boolean goesOn() {
      boolean late = context.remaining().compareTo(timeout.multipliedBy(2)) < 0;
      return !late && !tally.suffices();
    }

    private Uni<LatencyTrip> controlled(RoundTrip trip, int number) {
      List<URI> controls = asking.controls().orElse(List.of());
      boolean good = trip.exchange().reason() == null && !question.limit().broken(trip);
      if (good || controls.isEmpty()) {
        return Uni.createFrom().item(new LatencyTrip(trip, null));
      }
      HttpRequest control =
          HttpRequest.head(controls.get(number % controls.size()))
              .withLimits(Limits.standard().withTotal(timeout))
              .withRedirects(RedirectMode.RETURN);
      return context
          .http()
          .exchange(control)
          .map(came -> new LatencyTrip(trip, Stopwatch.wholeMicros(came)));
    }

    /** From a millisecond, the least that a timer knows, to twice the mean pause. */
    private Uni<Double> pause(double share) {
      Duration pause = Duration.ofMillis(1 + (long) (2 * share * asking.pause().toMillis()));
      return Uni.createFrom().item(share).onItem().delayIt().by(pause);
    }
  }
}
