package dev.assay.compute.latency;

import dev.assay.compute.claims.NodeLatencyClaim;
import dev.assay.compute.claims.NodeLatencyClaim.Published;
import dev.assay.compute.latency.LatencyObserved.Claimed;
import dev.assay.compute.latency.LatencyObserved.Trips;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.HttpGet;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads recorded round trips and logs, and verifies them. Pure. */
final class LatencySurvey {
  private LatencySurvey() {}

  /** What our own trips tell. */
  static Claimed claimed(
      NodeLatencyClaim claim, LatencyQuestion question, Answered<LatencyTranscript> answered) {
    LatencyTranscript transcript = answered.value();
    if (transcript.trips().isEmpty()) {
      return Claimed.without(claim.id(), Reason.NO_SOURCE, elsewhere(question, transcript));
    }
    LatencyTally tally = LatencyTally.of(question, transcript);
    if (tally.proven() == 0) {
      return Claimed.without(claim.id(), silence(transcript), words(transcript));
    }
    Trips trips = trips(claim, tally, transcript, answered.from());
    return new Claimed(claim.id(), trips, null, null, null);
  }

  /** What the project's log tells. */
  static Claimed logged(NodeLatencyClaim claim, Answered<HttpGet.Document> answered) {
    try {
      RoundTripLog log = RoundTripLog.read(answered.value().bytes());
      Published published = Objects.requireNonNull(claim.published());
      Integer said = published.trips();
      if (said != null && said != log.micros().size()) {
        return Claimed.without(
            claim.id(),
            Reason.NOT_RECOGNISED,
            "The figure is said to rest on %d trips, the log lists %d."
                .formatted(said, log.micros().size()));
      }
      return new Claimed(claim.id(), null, log.seen(claim, answered.from()), null, null);
    } catch (InvalidDocument e) {
      return Claimed.without(
          claim.id(), Reason.SOURCE_SHAPE_CHANGED, "The log can't be read: " + e.getMessage());
    }
  }

  private static Trips trips(
      NodeLatencyClaim claim, LatencyTally tally, LatencyTranscript transcript, Provenance from) {
    return new Trips(
        transcript.vantage(),
        tally.asked(),
        tally.voids(),
        tally.n(),
        tally.proven(),
        tally.failed(),
        tally.certainlyAbove(),
        tally.above(),
        value(tally.quantileMicros(claim.percentile().doubleValue())),
        value(tally.leastAnswerMicros()),
        value(tally.leastConnectMicros()),
        at(transcript.trips().getFirst()),
        at(transcript.trips().getLast()),
        from);
  }

  private static String elsewhere(LatencyQuestion question, LatencyTranscript transcript) {
    if (question.from() == null) {
      return "No round trip was made.";
    }
    String where =
        transcript.vantage() == null ? "at no known place" : "at " + transcript.vantage().id();
    return "The claim is of %s; this verifier stands %s.".formatted(question.from().name(), where);
  }

  private static Reason silence(LatencyTranscript transcript) {
    List<Reason> reasons =
        transcript.trips().stream().map(one -> one.trip().exchange().reason()).toList();
    Reason first = reasons.getFirst();
    boolean same = first != null && reasons.stream().allMatch(first::equals);
    return same ? first : Reason.NODES_UNPROVED;
  }

  private static String words(LatencyTranscript transcript) {
    return "In none of %d trips did the node sign its nonce.".formatted(transcript.trips().size());
  }

  private static Instant at(LatencyTrip trip) {
    return trip.trip().exchange().at();
  }

  private static @Nullable Long value(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
