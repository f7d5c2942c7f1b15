package dev.assay.compute.asking;

import dev.assay.compute.location.LocationQuestion;
import dev.assay.compute.location.LocationTranscript;
import dev.assay.compute.location.RoundTrip;
import dev.assay.compute.location.VantagePoint;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Times a node's signed answers from our own vantage, one after another, and writes the transcript.
 * Verifies nothing. Thread-safe.
 */
@ApplicationScoped
public class LocationRunner implements QuestionRunner<LocationQuestion> {
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
    VantagePoint vantage = OwnPlace.of(own);
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
    return TimedTrip.to(question.node(), question.nonce(number), own.timeout(), context);
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
}
