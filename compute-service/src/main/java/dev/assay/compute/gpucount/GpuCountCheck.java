package dev.assay.compute.gpucount;

import dev.assay.compute.attestation.Attestations;
import dev.assay.compute.attestation.AttestationsObserved;
import dev.assay.compute.challenge.Challenges;
import dev.assay.compute.challenge.HardwareObserved;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Are so many different accelerators there at one time? */
public final class GpuCountCheck implements Check<ComputeClaims, GpuCountObserved> {
  private static final String DOCS =
      """
      The hosts of the claim of attestation are asked at one time, each with a nonce of its own; these
      are the answers that `compute.attestation` judges. A device is the key that its provisioner
      certified, and counts once, wherever and how often it answers. A host may sign, with the key
      that the claim gives for it and our nonce, how many accelerators it has and which of them are
      busy, by their rental or job ids.

      Decision: CONFIRMED when so many different devices attested validly, all within the window that
      is shown. REFUTED when fewer are possible: from the places that the claim gives to devices, what
      a host signed that it lacks is taken off, and so is each place that showed another host's
      device. A card that one host reports twice leaves the other place open. Else UNPROVEN: busy cards count in coverage, never as devices
      (UNPROVEN(BUSY)); cards of which nothing came count neither way. Where agents answered matrix
      challenges, the finding adds how many cards of the fastest catalogued model their work would
      have taken within one window: capacity, which many slower cards reach as well, so that it
      confirms no number.

      How one would cheat: let one card answer at several addresses (it counts once, and the places
      that it took can't hold others), answer from host to host in turn (all are asked at one time),
      renew a card's leaf key (the device key counts), call missing cards rented (coverage, not a
      count). What stays open: the cards may stand anywhere and belong to anybody who passes our
      nonces on, for as long as the window lasts; a key that was taken out of a card would count.
      Cards that can't attest, such as consumer boards, can't be counted. A load balancer that
      answers for several addresses looks like one host: name the hosts.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.gpu-count",
          1,
          LayerName.COMPUTE,
          "Are so many different accelerators there at one time?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  GpuCountJudge.EXPECTS,
                  "At least the claimed number of different devices attest in one window.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED))),
          false,
          "Let every host attest its own cards, claim no more than there are, and show what is rented"
              + " out by signed ids.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<GpuCountObserved> observationType() {
    return GpuCountObserved.class;
  }

  @Override
  public Uni<GpuCountObserved> observe(ComputeClaims claims, Terms terms, Probes probes) {
    if (claims.gpuCount() == null) {
      return Uni.createFrom()
          .item(
              new GpuCountObserved(
                  new AttestationsObserved(List.of()), new HardwareObserved(List.of())));
    }
    return Uni.combine()
        .all()
        .unis(attested(claims, probes), challenged(claims, terms, probes))
        .with(GpuCountObserved::new);
  }

  private static Uni<AttestationsObserved> attested(ComputeClaims claims, Probes probes) {
    return claims.attestation() == null
        ? Uni.createFrom().item(new AttestationsObserved(List.of()))
        : new Attestations(probes).all(claims.attestation());
  }

  private static Uni<HardwareObserved> challenged(
      ComputeClaims claims, Terms terms, Probes probes) {
    return claims.nodeAgents() == null
        ? Uni.createFrom().item(new HardwareObserved(List.of()))
        : new Challenges(terms, probes).all(claims.nodeAgents());
  }

  @Override
  public Judge<ComputeClaims, GpuCountObserved> judge() {
    return new GpuCountJudge();
  }
}
