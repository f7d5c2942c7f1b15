package dev.assay.compute.location;

import dev.assay.compute.claims.LocationClaim;
import dev.assay.compute.liveness.NodeProof;
import dev.assay.compute.liveness.NodeState;
import dev.assay.compute.location.LocationObserved.Sighting;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.HttpGet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what vantages saw of one node, and verifies it. Not thread-safe. */
final class LocationSurvey {
  /** With fewer signed answers the least of them says little. */
  static final int LEAST_TRIPS = 10;

  private final LocationClaim claim;
  private final LocationTranscript transcript;
  private final List<Sighting> sightings = new ArrayList<>();
  private @Nullable Reason reason;
  private @Nullable String explanation;

  LocationSurvey(LocationClaim claim, Answered<LocationTranscript> own) {
    this.claim = claim;
    this.transcript = own.value();
    VantagePoint vantage = transcript.vantage();
    if (vantage == null) {
      none(Reason.NO_SOURCE, "The operator gave this verifier no place to measure from.");
    } else {
      add(vantage, null, transcript.trips(), own.from());
    }
  }

  /** Takes another vantage's document in. */
  void add(Answered<HttpGet.Document> answered) {
    try {
      VantageMeasurement document = VantageMeasurement.read(answered.value().bytes());
      String refused = refused(document, answered.from());
      if (refused != null) {
        none(Reason.WEAK_SOURCE, refused);
        return;
      }
      Provenance signed = answered.from().lifted(EvidenceClass.SIGNED);
      Provenance from =
          new Provenance(document.key(), signed.evidenceClass(), document.at(), signed.evidence());
      add(document.vantage(), document.key(), document.trips(), from);
    } catch (InvalidDocument e) {
      none(Reason.SOURCE_SHAPE_CHANGED, "A measurement can't be read: " + e.getMessage());
    }
  }

  /** Says why a vantage told nothing. */
  void none(Reason why, String words) {
    if (reason == null) {
      reason = why;
      explanation = words;
    }
  }

  LocationObserved.Node node() {
    return new LocationObserved.Node(
        claim.id(), sightings, transcript.lyingAtMost(), reason, explanation);
  }

  private @Nullable String refused(VantageMeasurement document, Provenance from) {
    if (!transcript.trustedVantages().contains(document.key()) || !document.holds()) {
      return "A measurement isn't signed by a vantage that the operator trusts.";
    }
    if (!document.endpoint().equals(claim.endpoint())) {
      return "A measurement is of another endpoint.";
    }
    if (document.at().isAfter(from.at())) {
      return "A measurement is dated later than it was read.";
    }
    boolean again = sightings.stream().anyMatch(seen -> document.key().equals(seen.key()));
    return again ? "A vantage's second measurement doesn't make it two vantages." : null;
  }

  private void add(
      VantagePoint vantage, @Nullable String key, List<RoundTrip> trips, Provenance from) {
    List<RoundTrip> proven = trips.stream().filter(this::isProven).toList();
    long different = proven.stream().map(trip -> trip.exchange().nonce()).distinct().count();
    if (different < LEAST_TRIPS) {
      boolean silent = trips.stream().allMatch(trip -> trip.exchange().reason() != null);
      none(
          silent ? Reason.SOURCE_UNREACHABLE : Reason.NODES_UNPROVED,
          "The node signed %d nonces of %s, needed are %d."
              .formatted(different, vantage.id(), LEAST_TRIPS));
      return;
    }
    sightings.add(
        new Sighting(
            vantage,
            key == null,
            key,
            (int) different,
            proven.stream().mapToLong(RoundTrip::answerMicros).min().orElseThrow(),
            proven.stream().mapToLong(RoundTrip::connectMicros).min().orElseThrow(),
            from));
  }

  private boolean isProven(RoundTrip trip) {
    return trip.answerMicros() > 0
        && NodeProof.state(LocationQuestion.node(claim), trip.exchange()) == NodeState.PROVEN;
  }
}
