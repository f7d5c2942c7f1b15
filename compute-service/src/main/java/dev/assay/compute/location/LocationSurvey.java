package dev.assay.compute.location;

import dev.assay.compute.claims.LocationClaim;
import dev.assay.compute.liveness.NodeProof;
import dev.assay.compute.liveness.NodeState;
import dev.assay.compute.location.LocationObserved.Sighting;
import dev.assay.compute.location.LocationObserved.Untold;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.probe.Answer.Answered;
import dev.assay.verification.probe.HttpGet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gathers what vantages saw of one node, and verifies it. Not thread-safe. */
final class LocationSurvey {
  private static final String OURS = "this verifier";

  private final LocationClaim claim;
  private final VantageOrder order;
  private final LocationTranscript transcript;
  private final List<Sighting> sightings = new ArrayList<>();
  private final List<Untold> untold = new ArrayList<>();

  /** Takes our own trips in, and what the replicas sent that were asked. */
  LocationSurvey(LocationClaim claim, VantageOrder order, Answered<LocationTranscript> own) {
    this.claim = claim;
    this.order = order;
    this.transcript = own.value();
    VantagePoint vantage = transcript.vantage();
    if (vantage == null) {
      none(OURS, Reason.NO_SOURCE, "The operator gave this verifier no place to measure from.");
    } else {
      add(vantage, null, transcript.trips(), own.from());
    }
    transcript.peers().forEach(peer -> add(peer, own.from()));
  }

  /** Takes another vantage's document in that lay somewhere. */
  void add(String address, Answered<HttpGet.Document> answered) {
    VantageMeasurement document = read(address, answered.value().bytes());
    if (document == null) {
      return;
    }
    if (document.at().isAfter(answered.from().at())) {
      none(address, Reason.WEAK_SOURCE, "A measurement is dated later than it was read.");
    } else {
      add(address, document, signed(document, answered.from()));
    }
  }

  /** Says why a vantage told nothing. */
  void none(String vantage, Reason why, String words) {
    untold.add(new Untold(vantage, why, words));
  }

  LocationObserved.Node node() {
    return new LocationObserved.Node(claim.id(), sightings, transcript.lyingAtMost(), untold);
  }

  private void add(PeerAnswer peer, Provenance from) {
    String address = peer.address().toString();
    String measurement = peer.measurement();
    if (measurement == null) {
      none(
          address,
          Objects.requireNonNull(peer.reason()),
          Objects.requireNonNullElse(peer.explanation(), "It sent no measurement."));
      return;
    }
    VantageMeasurement document = read(address, measurement.getBytes(StandardCharsets.UTF_8));
    if (document == null) {
      return;
    }
    if (!document.order().seed().equals(order.seed())) {
      none(address, Reason.STALE, "A measurement isn't of our seed: it was made for another time.");
    } else {
      // Its own clock doesn't matter: our seed shows that it was made after our draw.
      add(
          address,
          document,
          new Provenance(document.key(), EvidenceClass.SIGNED, from.at(), from.evidence()));
    }
  }

  private @Nullable VantageMeasurement read(String address, byte[] json) {
    try {
      return VantageMeasurement.read(json);
    } catch (InvalidDocument e) {
      none(address, Reason.SOURCE_SHAPE_CHANGED, "A measurement can't be read: " + e.getMessage());
      return null;
    }
  }

  private static Provenance signed(VantageMeasurement document, Provenance from) {
    EvidenceClass lifted = from.lifted(EvidenceClass.SIGNED).evidenceClass();
    return new Provenance(document.key(), lifted, document.at(), from.evidence());
  }

  private void add(String address, VantageMeasurement document, Provenance from) {
    String refused = refused(document);
    if (refused == null) {
      add(document.vantage(), document.key(), document.trips(), from);
    } else {
      none(address, Reason.WEAK_SOURCE, refused);
    }
  }

  private @Nullable String refused(VantageMeasurement document) {
    if (!transcript.trustedVantages().contains(document.key()) || !document.holds()) {
      return "A measurement isn't signed by a vantage that the operator trusts.";
    }
    if (!document.order().node().equals(claim.node())) {
      return "A measurement is of another node, key or endpoint.";
    }
    if (!document.followsItsNonces()) {
      return "A measurement's nonces don't follow from its seed and salt.";
    }
    boolean again = sightings.stream().anyMatch(seen -> document.key().equals(seen.key()));
    return again ? "A vantage's second measurement doesn't make it two vantages." : null;
  }

  private void add(
      VantagePoint vantage, @Nullable String key, List<RoundTrip> trips, Provenance from) {
    List<RoundTrip> proven =
        trips.stream()
            .filter(this::isProven)
            .sorted(Comparator.comparingLong(RoundTrip::answerMicros))
            .toList();
    if (proven.size() < LocationQuestion.LEAST_TRIPS) {
      boolean silent = trips.stream().allMatch(trip -> trip.exchange().reason() != null);
      none(
          key == null ? OURS : vantage.id(),
          silent ? silence(trips) : Reason.NODES_UNPROVED,
          "The node signed %d nonces of %s, needed are %d."
              .formatted(proven.size(), vantage.id(), LocationQuestion.LEAST_TRIPS));
      return;
    }
    sightings.add(
        new Sighting(
            vantage,
            key == null,
            key,
            proven.getFirst().exchange().address(),
            proven.stream().map(RoundTrip::answerMicros).toList(),
            proven.stream().mapToLong(RoundTrip::connectMicros).min().orElseThrow(),
            from));
  }

  private static Reason silence(List<RoundTrip> trips) {
    List<Reason> reasons = trips.stream().map(trip -> trip.exchange().reason()).distinct().toList();
    return reasons.size() == 1 ? reasons.getFirst() : Reason.SOURCE_UNREACHABLE;
  }

  private boolean isProven(RoundTrip trip) {
    return trip.answerMicros() > 0
        && NodeProof.state(LocationQuestion.node(claim), trip.exchange()) == NodeState.PROVEN;
  }
}
