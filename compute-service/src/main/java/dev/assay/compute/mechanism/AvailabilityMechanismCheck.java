package dev.assay.compute.mechanism;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.CheckSpec;
import dev.assay.verification.check.Expectation;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Standard;
import dev.assay.verification.check.Terms;
import dev.assay.verification.evidence.EvidenceClass;
import dev.assay.verification.evidence.Provenance;
import dev.assay.verification.finding.Severity;
import dev.assay.verification.probe.Probes;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What does the network itself do to prove hardware, and does cheating pay in it? */
public final class AvailabilityMechanismCheck implements Check<ComputeClaims, MechanismObserved> {
  private static final String DOCS =
      """
      Nothing is asked: the project's own words are held against themselves, in exact decimals.

      The subject mechanism names what the network relies on: proof of work, stake that is slashed,
      auditors' signatures, attestation. That it is named is WEAK_SOURCE; seeing it at work needs the
      chain, which this version doesn't read.

      The subject economic security takes the parameters of one period as the project publishes them:
      p the probability of an audit, d that it detects a cheater, c the share of auditors that
      collude, R the reward and S the stake that a detected cheater loses, g the cost that cheating
      saves. Cheating is deterred exactly when p d (1 - c) (R + S) > g. Equality is no deterrence.
      "Economically secure" is REFUTED when the project's own numbers fail this; also with parameters
      missing, when it fails with p = d = 1 and c = 0 in their place. Otherwise a missing parameter
      is UNPROVEN(NO_SOURCE), named in the finding. Numbers that satisfy it are WEAK_SOURCE: only the
      project tells them. The share of colluding auditors from which on cheating would pay is told.

      How one would cheat: publish better numbers than those in force (they never confirm); leave out
      the one that fails (UNPROVEN, and named); call g small (it is the project's own figure, shown).
      What stays open: whether the chain slashes as published, whether audits are independent, and
      nodes that are not risk-neutral. The inequality is derived here; the idea of judging a proof of
      sampling by its incentives is that of arXiv 2405.00295.
      """;

  private static final CheckSpec SPEC =
      new CheckSpec(
          "compute.availability-mechanism",
          1,
          LayerName.COMPUTE,
          "What does the network itself do to prove hardware, and does cheating pay in it?",
          Severity.HIGH,
          List.of(
              new Expectation(
                  MechanismJudge.MECHANISM,
                  "The network proves hardware by a mechanism that is seen at work.",
                  Standard.of(EvidenceClass.CHAIN, 2),
                  Standard.of(EvidenceClass.CHAIN, 2)),
              new Expectation(
                  MechanismJudge.DETERRENCE,
                  "A cheater expects to lose more than cheating saves.",
                  Standard.of(EvidenceClass.CHAIN, 2),
                  Standard.of(EvidenceClass.DECLARED))),
          false,
          "Publish how often nodes are audited, how well audits detect, what is earned, slashed and"
              + " saved; raise the audit rate or the stake until cheating loses.",
          DOCS);

  @Override
  public CheckSpec spec() {
    return SPEC;
  }

  @Override
  public Class<MechanismObserved> observationType() {
    return MechanismObserved.class;
  }

  @Override
  public Uni<MechanismObserved> observe(ComputeClaims claims, Terms terms, Probes probes) {
    return Uni.createFrom().item(new MechanismObserved(Provenance.declared(claims, terms)));
  }

  @Override
  public Judge<ComputeClaims, MechanismObserved> judge() {
    return new MechanismJudge();
  }
}
