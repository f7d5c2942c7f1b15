package dev.assay.compute.asking;

import dev.assay.compute.location.LocationQuestion;
import dev.assay.compute.location.LocationTranscript;
import dev.assay.compute.location.PeerAnswer;
import dev.assay.compute.location.RoundTrip;
import dev.assay.compute.location.VantagePoint;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.QuestionRunner;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.evidence.EvidenceClass;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Times a node's signed answers from our own vantage, one after another, has the replicas elsewhere
 * do the same beside it, and writes the transcript. Verifies nothing. Thread-safe.
 */
@ApplicationScoped
public class LocationRunner implements QuestionRunner<LocationQuestion> {
  private final OwnVantage own;
  private final PeerVantages peers;

  LocationRunner(OwnVantage own, PeerVantages peers) {
    this.own = own;
    this.peers = peers;
  }

  @Override
  public Class<LocationQuestion> questionType() {
    return LocationQuestion.class;
  }

  @Override
  public Uni<RawAnswer> run(LocationQuestion question, ProbeContext context) {
    VantagePoint vantage = OwnPlace.of(own);
    Uni<List<RoundTrip>> trips =
        vantage == null
            ? Uni.createFrom().item(List.of())
            : new Stopwatch(context.http(), context.clock(), own.timeout())
                .trips(question.node(), question::nonce);
    return Uni.combine()
        .all()
        .unis(trips, peers.asked(question.order(), context))
        .with((made, others) -> answer(transcript(vantage, made, others), context));
  }

  private LocationTranscript transcript(
      @Nullable VantagePoint vantage, List<RoundTrip> trips, List<PeerAnswer> others) {
    return new LocationTranscript(
        LocationTranscript.SCHEMA,
        vantage,
        trips,
        others,
        own.trusted().orElse(List.of()),
        own.lyingAtMost());
  }

  private static RawAnswer answer(LocationTranscript transcript, ProbeContext context) {
    return RawAnswer.answered(
        context.clock().instant().truncatedTo(ChronoUnit.MILLIS),
        RawAnswer.OURS,
        EvidenceClass.MEASURED,
        CanonicalJson.mediaType(),
        CanonicalJson.write(transcript));
  }
}
