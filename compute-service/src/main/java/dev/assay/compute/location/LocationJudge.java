package dev.assay.compute.location;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.LocationClaim;
import dev.assay.compute.geometry.Medium;
import dev.assay.compute.location.LocationObserved.Node;
import dev.assay.compute.location.LocationObserved.Sighting;
import dev.assay.compute.location.LocationObserved.Untold;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Reason;
import java.util.ArrayList;
import java.util.List;

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

  private static Judgement judged(LocationClaim claim, Node seen) {
    Judgement.Subject subject =
        Judgement.about(claim.id(), EXPECTS)
            .claimed(
                "%s stands in %s".formatted(claim.id(), claim.region()),
                "within %s km of %s"
                    .formatted(
                        claim.radiusKm().toPlainString(), LocationShown.coordinates(claim.place())))
            .trusting(
                "our clock and where we say we are, or more vantages of the operator's choice than"
                    + " may lie together; that the node's key is in the node alone");
    if (seen.sightings().isEmpty()) {
      Untold first =
          seen.untold().isEmpty()
              ? new Untold("", Reason.NO_SOURCE, "No vantage measured it.")
              : seen.untold().getFirst();
      return subject.unproven(first.reason(), first.explanation());
    }
    return decided(claim, seen, subject);
  }

  private static Judgement decided(LocationClaim claim, Node node, Judgement.Subject subject) {
    double radius = claim.radiusKm().doubleValue();
    Sightings seen = Sightings.byAnswers(node);
    LocationShown shown = new LocationShown(claim, node);
    if (seen.areInSeveralPlaces()) {
      return subject
          .showing(shown.values(seen.all()))
          .unproven(Reason.ATTRIBUTION, shown.severalPlaces());
    }
    List<Sighting> against =
        seen.of(s -> seen.disc(s, Medium.VACUUM).excludes(claim.place(), radius));
    if (seen.suffice(against)) {
      return subject
          .observing(shown.values(against))
          .showing(shown.valuesBeside(against))
          .refuted(
              "Light in a vacuum couldn't get from the claimed place to us and back in time."
                  + shown.around());
    }
    List<Sighting> there = seen.of(s -> seen.disc(s, Medium.VACUUM).within(claim.place(), radius));
    if (seen.suffice(there)) {
      return subject
          .observing(shown.values(there))
          .showing(shown.valuesBeside(there))
          .confirmed(
              "It answers so soon that it must be within the claimed region."
                  + shown.outvoted(against)
                  + shown.around());
    }
    return subject
        .showing(shown.values(seen.all()))
        .unproven(Reason.UNDECIDED, open(seen, claim, against) + shown.around());
  }

  private static String open(Sightings seen, LocationClaim claim, List<Sighting> against) {
    if (!against.isEmpty()) {
      return "%d vantage(s) exclude the place, no more than may lie together."
          .formatted(against.size());
    }
    double radius = claim.radiusKm().doubleValue();
    boolean beyondFibre =
        seen.all().stream()
            .anyMatch(s -> seen.disc(s, Medium.FIBRE).excludes(claim.place(), radius));
    return beyondFibre
        ? "Strong evidence against it: it is faster than optical fibre allows; radio links could be."
        : "The place is possible; so are others outside of the claimed region.";
  }
}
