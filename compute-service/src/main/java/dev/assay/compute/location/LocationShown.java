package dev.assay.compute.location;

import dev.assay.compute.claims.LocationClaim;
import dev.assay.compute.geometry.Medium;
import dev.assay.compute.geometry.Place;
import dev.assay.compute.location.LocationObserved.Node;
import dev.assay.compute.location.LocationObserved.Sighting;
import dev.assay.compute.location.LocationObserved.Untold;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Observed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a finding shows of a node's sightings, in values and in words. Pure. */
final class LocationShown {
  /** Signing and a busy machine take some milliseconds; a way of 3,000 km takes this. */
  private static final long BEHIND_MICROS = 20_000;

  private final LocationClaim claim;
  private final Node node;

  LocationShown(LocationClaim claim, Node node) {
    this.claim = claim;
    this.node = node;
  }

  static String coordinates(Place place) {
    return "%s, %s".formatted(place.latitude().toPlainString(), place.longitude().toPlainString());
  }

  List<Observed> values(List<Sighting> sightings) {
    List<Observed> shown = new ArrayList<>();
    for (Sighting seen : sightings) {
      String name = seen.vantage().id();
      Provenance from = seen.from();
      double distance = seen.vantage().place().kilometresTo(claim.place());
      shown.add(Observed.of("place." + name, coordinates(seen.vantage().place()), from));
      shown.add(value("rtt." + name, seen.leastAnswerMicros() / 1000.0, "ms", from));
      shown.add(value("rtt.in-vacuum." + name, Medium.VACUUM.millis(distance), "ms", from));
      shown.add(value("rtt.in-fibre." + name, Medium.FIBRE.millis(distance), "ms", from));
      shown.add(value("rtt.beyond-connect." + name, behindMicros(seen) / 1000.0, "ms", from));
      shown.add(value("within." + name, reach(seen), "km", from));
    }
    return shown;
  }

  /** The same of all other sightings. */
  List<Observed> valuesBeside(List<Sighting> sightings) {
    return values(node.sightings().stream().filter(seen -> !sightings.contains(seen)).toList());
  }

  String severalPlaces() {
    List<Sighting> places = Sightings.byAnswers(node).places();
    List<String> addresses = places.stream().map(LocationShown::ip).distinct().toList();
    String names = places.stream().map(s -> s.vantage().id()).collect(Collectors.joining(", "));
    String how =
        addresses.size() == 1 && addresses.getFirst() != null
            ? "all by the address %s (anycast), so there are copies of the key"
                .formatted(addresses.getFirst())
            : "by different addresses (a name that leads elsewhere, copies of the key)";
    return "Vantages' discs have no point in common, and no %d liar(s) explain it: the key answers in"
            .formatted(node.lyingAtMost())
        + " several places (near %s), %s. No answer tells where the node is.".formatted(names, how);
  }

  /** Which vantages say otherwise, where too few do. */
  String outvoted(List<Sighting> sightings) {
    return sightings.isEmpty()
        ? ""
        : " %d vantage(s) exclude the place (%s): no more than may lie."
            .formatted(
                sightings.size(),
                sightings.stream().map(s -> s.vantage().id()).collect(Collectors.joining(", ")));
  }

  /** Where the node is after all, what stands before it, and who told nothing. */
  String around() {
    return nearest() + proxy() + anycast() + untold();
  }

  private String nearest() {
    Sighting nearest =
        node.sightings().stream()
            .min(Comparator.comparingLong(Sighting::leastAnswerMicros))
            .orElseThrow();
    return " Its quickest answer puts it within %s km of %s (%s)%s."
        .formatted(
            (long) Math.ceil(reach(nearest)),
            nearest.vantage().id(),
            coordinates(nearest.vantage().place()),
            nearest.own() ? "" : ", as that vantage says");
  }

  private String proxy() {
    return node.sightings().stream()
        .filter(LocationShown::isRelayed)
        .findFirst()
        .map(
            seen ->
                " At %s connections are accepted %s ms before the key answers: by a proxy or load"
                        .formatted(
                            seen.vantage().id(),
                            rounded(behindMicros(seen) / 1000.0, 0).toPlainString())
                    + " balancer nearer than the node, unless signing is slow.")
        .orElse("");
  }

  private String anycast() {
    return Sightings.byConnects(node).areInSeveralPlaces()
        ? " Connections end in several places: the address is anycast or a front's."
        : "";
  }

  private String untold() {
    List<Untold> untold = node.untold();
    return untold.isEmpty()
        ? ""
        : " %d vantage(s) told nothing; %s: %s"
            .formatted(untold.size(), untold.getFirst().vantage(), untold.getFirst().explanation());
  }

  private static boolean isRelayed(Sighting seen) {
    return behindMicros(seen) > BEHIND_MICROS
        && seen.leastAnswerMicros() > 2 * seen.leastConnectMicros();
  }

  private static long behindMicros(Sighting seen) {
    return seen.leastAnswerMicros() - seen.leastConnectMicros();
  }

  private static double reach(Sighting seen) {
    return Medium.VACUUM.kilometres(seen.leastAnswerMicros());
  }

  private static @Nullable String ip(Sighting seen) {
    String address = seen.address();
    return address == null ? null : address.substring(0, Math.max(0, address.lastIndexOf(':')));
  }

  private static Observed value(String name, double value, String unit, Provenance from) {
    return Observed.of(name, rounded(value, 2), unit, from);
  }

  private static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
  }
}
