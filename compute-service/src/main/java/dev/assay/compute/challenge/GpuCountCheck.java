package dev.assay.compute.challenge;

import dev.assay.compute.claims.AgentsClaim;
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

/** Do as many cards as claimed stand behind the agents? */
public final class GpuCountCheck implements Check<ComputeClaims, HardwareObserved> {
  private static final String DOCS =
      """
      All agents of the hardware claim are challenged at one time, each by its own seed; these are the
      first challenges of compute.hardware-proof, so nothing is asked twice. What they did together in
      the window from the first order to the last root takes at least ceil(work (1-d) / (window x
      peak)) cards of the fastest kind that vendors list, with d = 0.10.

      Decision: UNPROVEN(NOT_ATTESTED) with that bound. Matrix challenges show capacity and not
      identity, so a count is CONFIRMED only by distinct device identities that attest themselves in
      one window, which this version doesn't ask for. It isn't REFUTED either: cards that were at work
      for others are cards.

      How one would cheat: answer for many cards with one, in turn (all are challenged at one time),
      or with fewer and faster ones (the bound counts the fastest, so it is a quarter of honest
      mid-range cards). What stays open: everything between the bound and the claim.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.gpu-count",
          1,
          LayerName.COMPUTE,
          "Do as many cards as claimed stand behind the agents?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  GpuCountJudge.EXPECTS,
                  "At least the claimed number of different devices attest themselves in one window.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED))),
          false,
          "Let every card's agent be challenged at one time, and offer device attestation.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<HardwareObserved> observationType() {
    return HardwareObserved.class;
  }

  @Override
  public Uni<HardwareObserved> observe(ComputeClaims claims, Terms terms, Probes probes) {
    AgentsClaim claim = claims.nodeAgents();
    return claims.gpuCount() == null || claim == null
        ? Uni.createFrom().item(new HardwareObserved(List.of()))
        : new Challenges(terms, probes).all(claim);
  }

  @Override
  public Judge<ComputeClaims, HardwareObserved> judge() {
    return new GpuCountJudge();
  }
}
