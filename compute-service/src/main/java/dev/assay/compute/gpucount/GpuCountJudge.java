package dev.assay.compute.gpucount;

import dev.assay.compute.attestation.AttestationsObserved;
import dev.assay.compute.attestation.GpuAttested;
import dev.assay.compute.challenge.CapacityBound;
import dev.assay.compute.claims.AttestationClaim;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.GpuCountClaim;
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
import org.jspecify.annotations.Nullable;

/** Decides whether so many different accelerators are there at one time. Pure. */
final class GpuCountJudge implements Judge<ComputeClaims, GpuCountObserved> {
  static final String SUBJECT = "gpus";
  static final String EXPECTS = "count";

  @Override
  public List<Judgement> judge(ComputeClaims claims, GpuCountObserved seen, Terms terms) {
    GpuCountClaim claim = claims.gpuCount();
    if (claim == null) {
      return Judgement.noClaim(
          SUBJECT, EXPECTS, "The dossier claims no number of accelerators at one time.");
    }
    Judgement.Subject subject =
        Judgement.about(SUBJECT, EXPECTS)
            .claimed(
                "at least " + claim.atLeast() + " accelerators at one time",
                "so many different devices attest fresh nonces in one window")
            .trusting(
                "the roots of the attestations, that no key left its card, and our own clock");
    CapacityBound bound = CapacityBound.of(seen.challenges());
    AttestationClaim hosts = claims.attestation();
    return List.of(
        hosts == null
            ? subject.unproven(
                Reason.NO_SOURCE,
                "The dossier names no host whose accelerators attest themselves." + words(bound))
            : judge(subject, claim.atLeast(), DeviceTally.of(hosts, seen.attestations()), seen));
  }

  private static Judgement judge(
      Judgement.Subject subject, int claimed, DeviceTally tally, GpuCountObserved seen) {
    List<Observed> values = values(claimed, tally, seen.attestations());
    if (tally.devices() >= claimed) {
      return subject
          .observing(values)
          .confirmed(
              attested(tally) + " It is a count of cards somewhere, not of cards in those hosts.");
    }
    if (tally.possible() < claimed) {
      return subject.observing(values).refuted(attested(tally) + tooFew(tally));
    }
    CapacityBound bound = CapacityBound.of(seen.challenges());
    return subject
        .showing(values)
        .unproven(reason(claimed, tally, seen.attestations()), attested(tally) + words(bound));
  }

  private static String attested(DeviceTally tally) {
    return "%d different devices attested within %d ms, %d more are shown as busy by rental ids that their nodes signed."
        .formatted(tally.devices(), tally.window().toMillis(), tally.busy());
  }

  private static String tooFew(DeviceTally tally) {
    String elsewhere =
        tally.elsewhere() == 0
            ? ""
            : " %d of the devices that %s showed stood at another host too."
                .formatted(tally.elsewhere(), String.join(", ", tally.hosts()));
    return elsewhere
        + " So the claimed hosts, with what their nodes signed, hold at most "
        + tally.possible()
        + ".";
  }

  private static String words(@Nullable CapacityBound bound) {
    return bound == null
        ? ""
        : " The challenged agents commanded at least %s x 10^12 int8 operations per second, which is at least %d cards if none is faster than %s (%s x 10^12 dense): capacity, no count."
            .formatted(
                bound.tops().toPlainString(),
                bound.cards(),
                bound.fastest(),
                bound.peak().toPlainString());
  }

  /** Why no more is known: places that nobody claims, rentals, then what hosts failed by. */
  private static Reason reason(int claimed, DeviceTally tally, AttestationsObserved seen) {
    if (tally.devices() + tally.busy() >= claimed) {
      return Reason.BUSY;
    }
    return seen.hosts().stream()
        .map(GpuCountJudge::failure)
        .filter(reason -> reason != null)
        .findFirst()
        .orElse(Reason.NOT_COVERED);
  }

  private static @Nullable Reason failure(AttestationsObserved.Host host) {
    if (host.invalidReports() > 0) {
      return Reason.INVALID_ATTESTATION;
    }
    GpuAttested faulty = host.last().faulty();
    return faulty == null || faulty.fault() == null
        ? host.last().reason()
        : faulty.fault().reason();
  }

  private static List<Observed> values(
      int claimed, DeviceTally tally, AttestationsObserved attestations) {
    Provenance from = attestations.hosts().getFirst().last().from();
    BigDecimal covered =
        BigDecimal.valueOf(Math.min(claimed, tally.devices() + tally.busy()))
            .divide(BigDecimal.valueOf(claimed), 4, RoundingMode.FLOOR);
    List<Observed> values = new ArrayList<>();
    values.add(Observed.of("gpus.attested", tally.devices(), "devices", from));
    values.add(Observed.of("gpus.busy", tally.busy(), "rentals", from));
    values.add(Observed.of("gpus.covered", covered, "share", from));
    values.add(Observed.of("gpus.elsewhere", tally.elsewhere(), "devices", from));
    values.add(Observed.of("gpus.possible", tally.possible(), "devices", from));
    values.add(Observed.of("gpus.window", tally.window().toMillis(), "ms", from));
    attestations
        .hosts()
        .forEach(
            host ->
                values.add(
                    Observed.of(
                        "gpus.attested." + host.id(),
                        host.last().devices().size(),
                        "devices",
                        host.last().from())));
    return values;
  }
}
