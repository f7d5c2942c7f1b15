package dev.assay.compute.location;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.LocationClaim;
import dev.assay.compute.geometry.Disc;
import dev.assay.compute.geometry.Medium;
import dev.assay.compute.location.LocationObserved.Sighting;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Decides whether nodes can be where they are claimed to be. Pure. */
final class LocationJudge implements Judge<ComputeClaims, LocationObserved> {
  static final String EXPECTS = "there";

  @Override
  public List<Judgement> judge(ComputeClaims claims, LocationObserved seen, Terms terms) {
    if (claims.locations().isEmpty()) {
      return Judgement.noClaim("locations", EXPECTS, "The dossier claims no node's place.");
    }
    List<Judgement> judged = new ArrayList<>();
    for (int i = 0; i < claims.locations().size(); i++) {
      judged.add(judged(claims.locations().get(i), seen.nodes().get(i)));
    }
    return judged;
  }

  private static Judgement judged(LocationClaim claim, LocationObserved.Node seen) {
    Judgement.Subject subject =
        Judgement.about(claim.id(), EXPECTS)
            .claimed(
                "%s stands in %s".formatted(claim.id(), claim.region()),
                "within %s km of %s, %s"
                    .formatted(
                        claim.radiusKm().toPlainString(),
                        claim.place().latitude().toPlainString(),
                        claim.place().longitude().toPlainString()))
            .trusting(
                "our clock and where we say we are, or more vantages of the operator's choice than"
                    + " may lie together; that the node's key is in the node alone");
    if (seen.sightings().isEmpty()) {
      return subject.unproven(
          Objects.requireNonNullElse(seen.reason(), Reason.NO_SOURCE),
          Objects.requireNonNullElse(seen.explanation(), "No vantage measured it."));
    }
    return decided(claim, seen, subject);
  }

  private static Judgement decided(
      LocationClaim claim, LocationObserved.Node seen, Judgement.Subject subject) {
    double radius = claim.radiusKm().doubleValue();
    List<Sighting> all = seen.sightings();
    if (isInSeveralPlaces(all)) {
      return subject
          .showing(shown(claim, all))
          .unproven(
              Reason.ATTRIBUTION,
              "Two vantages' discs have no point in common: the key answers in several places, so"
                  + " that no answer tells where the node is.");
    }
    List<Sighting> against = of(all, s -> disc(s, Medium.VACUUM).excludes(claim.place(), radius));
    if (suffices(against, seen)) {
      return subject
          .observing(shown(claim, against))
          .refuted("Light in a vacuum couldn't get from the claimed place to us and back in time.");
    }
    List<Sighting> there = of(all, s -> disc(s, Medium.VACUUM).within(claim.place(), radius));
    if (against.isEmpty() && suffices(there, seen)) {
      return subject
          .observing(shown(claim, there))
          .confirmed("It answers so soon that it must be within the claimed region.");
    }
    boolean beyondFibre =
        all.stream().anyMatch(s -> disc(s, Medium.FIBRE).excludes(claim.place(), radius));
    return subject
        .showing(shown(claim, all))
        .unproven(Reason.UNDECIDED, open(against, beyondFibre));
  }

  private static String open(List<Sighting> against, boolean beyondFibre) {
    if (!against.isEmpty()) {
      return "%d vantage(s) exclude the place, no more than may lie together."
          .formatted(against.size());
    }
    return beyondFibre
        ? "Strong evidence against it: it is faster than optical fibre allows; radio links could be."
        : "The place is possible; so are others outside of the claimed region.";
  }

  private static boolean suffices(List<Sighting> sightings, LocationObserved.Node seen) {
    return sightings.stream().anyMatch(Sighting::own) || sightings.size() > seen.lyingAtMost();
  }

  private static boolean isInSeveralPlaces(List<Sighting> all) {
    return all.stream()
        .anyMatch(
            one ->
                all.stream()
                    .anyMatch(o -> disc(one, Medium.VACUUM).apartFrom(disc(o, Medium.VACUUM))));
  }

  private static List<Sighting> of(List<Sighting> all, Predicate<Sighting> wanted) {
    return all.stream().filter(wanted).toList();
  }

  private static Disc disc(Sighting seen, Medium medium) {
    return Disc.of(seen.vantage().place(), seen.leastAnswerMicros(), medium);
  }

  private static List<Observed> shown(LocationClaim claim, List<Sighting> sightings) {
    List<Observed> shown = new ArrayList<>();
    for (Sighting seen : sightings) {
      String name = seen.vantage().id();
      Provenance from = seen.from();
      double distance = seen.vantage().place().kilometresTo(claim.place());
      double behind = (seen.leastAnswerMicros() - seen.leastConnectMicros()) / 1000.0;
      shown.add(value("rtt." + name, seen.leastAnswerMicros() / 1000.0, "ms", from));
      shown.add(value("rtt.in-vacuum." + name, Medium.VACUUM.millis(distance), "ms", from));
      shown.add(value("rtt.in-fibre." + name, Medium.FIBRE.millis(distance), "ms", from));
      shown.add(value("rtt.beyond-connect." + name, behind, "ms", from));
    }
    return shown;
  }

  private static Observed value(String name, double value, String unit, Provenance from) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    return Observed.of(name, rounded, unit, from);
  }
}
