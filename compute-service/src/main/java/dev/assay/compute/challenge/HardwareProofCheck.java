package dev.assay.compute.challenge;

import dev.assay.compute.claims.AgentClaim;
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

/** Does an agent's operator command the claimed int8 rate? */
public final class HardwareProofCheck implements Check<ComputeClaims, HardwareObserved> {
  private static final String DOCS =
      """
      Each agent with a claimed rate is challenged to multiply int8 matrices that follow from a fresh
      seed (docs/protocols/matrix-challenge.md): about ten seconds of work at the claimed rate, within
      30. It commits to each product before it can begin the next; after the last commitment tiles are
      drawn and opened, and each is verified exactly: it must have been committed, and it must be the
      product. Whoever reads the bundle verifies all tiles again.

      Decision: CONFIRMED when the one challenge was answered, all opened tiles hold, and the rate by
      our clock, less the tenth that could be wrong unseen (with at most one chance in a million), is
      not below the claim; with a claimed key, only if that key signed the commitment. Slow, silent,
      busy or without consent is UNPROVEN, and isn't tried again. An invalid opening is followed by
      two more challenges: UNPROVEN at first, REFUTED when all three are invalid; a valid one among
      them doesn't confirm. Tiles that don't come are no proof of a lie, since lines break: UNPROVEN. Being late is REFUTED only when the node's own key signed in the claims
      that it answers within a time, and the challenge reached it. A model's name alone is UNPROVEN:
      no ratio of achieved to peak rates is published from measurement yet.

      Memory: where residentGb is claimed, a further challenge fills a quarter more than that with the
      lower halves of its products, which can't be packed tighter; then ten keys are told one after
      another, and each is answered by a root over a keyed fold of every tile. Opened tiles are held
      against these trees too. CONFIRMED when the bytes filled, less the tenth that could be wrong
      unseen, less what the slowest pass left time to fetch at 64 x 10^9 bytes a second and to compute
      again on the fastest catalogued card, are not below the claim: passes have to be fast, which
      cards reach and processors don't. A system that feeds its memory faster (such as one whose card
      shares the processor's memory) could show more than the card's own.

      How one would cheat: answer without computing, compute a part, shortcut a structure, cheaper
      number formats, recorded answers, choosing among seeds: docs/attacks.md lists each with its
      outcome. What stays open: the rate is that of whatever the operator commands at that moment: a
      relay to rented capacity, a pool or several cheaper cards pass as one. It says nothing of other number formats, of sustained rates beyond
      the time shown, or of the place. The clock includes the network, so a far or thin line shows
      less than the hardware can do.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.hardware-proof",
          2,
          LayerName.COMPUTE,
          "Does the operator of each agent command the claimed rate of int8 operations?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  HardwareProofJudge.EXPECTS,
                  "An exact matrix challenge is answered at the claimed rate.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED)),
              new Expectation(
                  MemoryJudge.EXPECTS,
                  "Keyed passes over kept tiles are answered in time.",
                  Standard.of(EvidenceClass.MEASURED),
                  Standard.of(EvidenceClass.MEASURED))),
          false,
          "Run assay agent beside the hardware, list the verifier's key with it, keep the hardware"
              + " free while it is challenged, and claim the rate that it reaches.",
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
    return claim == null
        ? Uni.createFrom().item(new HardwareObserved(List.of()))
        : new Challenges(terms, probes).all(claim);
  }

  @Override
  public Judge<ComputeClaims, HardwareObserved> judge() {
    return new HardwareProofJudge();
  }

  @Override
  public int statisticalClaims(ComputeClaims claims) {
    AgentsClaim claim = claims.nodeAgents();
    return claim == null ? 0 : claim.agents().stream().mapToInt(HardwareProofCheck::tests).sum();
  }

  private static int tests(AgentClaim agent) {
    return (agent.atLeastTops() == null ? 0 : 1) + (agent.residentGb() == null ? 0 : 1);
  }
}
