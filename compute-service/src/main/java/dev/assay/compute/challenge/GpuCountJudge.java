package dev.assay.compute.challenge;

import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.claims.GpuCountClaim;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import dev.assay.verification.finding.Observed;
import dev.assay.verification.finding.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** Says how many of the fastest cards would be needed for what was shown; never more. Pure. */
final class GpuCountJudge implements Judge<ComputeClaims, HardwareObserved> {
  static final String SUBJECT = "gpus";
  static final String EXPECTS = "gpu-count";

  @Override
  public List<Judgement> judge(ComputeClaims claims, HardwareObserved seen, Terms terms) {
    GpuCountClaim claim = claims.gpuCount();
    if (claim == null) {
      return Judgement.noClaim(
          SUBJECT, EXPECTS, "The dossier doesn't say how many cards there are.");
    }
    Judgement.Subject subject =
        Judgement.about(SUBJECT, EXPECTS)
            .claimed(
                "at least " + claim.claimed() + " cards",
                "as many different devices attest themselves in one window")
            .trusting("our own clock, and vendors' data sheets for the fastest card");
    List<ChallengeObserved> first =
        seen.agents().stream()
            .filter(agent -> !agent.challenges().isEmpty())
            .map(agent -> agent.challenges().getFirst())
            .toList();
    return List.of(judged(subject, first));
  }

  private static Judgement judged(Judgement.Subject subject, List<ChallengeObserved> first) {
    if (first.isEmpty()) {
      return subject.unproven(
          Reason.NO_SOURCE, "The claims name no agent with a rate that could be challenged.");
    }
    List<ChallengeObserved> valid = first.stream().filter(ChallengeObserved::holds).toList();
    if (valid.isEmpty()) {
      ChallengeObserved failed = first.getFirst();
      return subject
          .showing(Observed.of("agents.valid", 0, "agents", failed.from()))
          .unproven(
              Objects.requireNonNull(failed.reason()),
              "No challenge was answered validly: " + failed.explanation());
    }
    CapacityBound bound = CapacityBound.of(valid);
    ChallengeObserved any = valid.getFirst();
    return subject
        .showing(
            Observed.of("agents.challenged", first.size(), "agents", any.from()),
            Observed.of("agents.valid", valid.size(), "agents", any.from()),
            Observed.of("capacity.window", bound.windowMicros(), "us", any.from()),
            Observed.of("capacity.cards-at-least", bound.cards(), "cards", any.from()))
        .unproven(
            Reason.NOT_ATTESTED,
            "%d of %d agents, challenged at one time, together did what takes at least %s of the fastest card there is (%s x 10^12 dense int8 operations per second, a ceiling taken from vendors' data sheets). That is capacity, typically a quarter of honest mid-range cards; how many cards there are is shown only by device identities that attest themselves."
                .formatted(
                    valid.size(), first.size(), bound.cards(), shown(CapacityBound.PEAK_TOPS)));
  }

  private static String shown(BigDecimal tops) {
    return tops.toPlainString();
  }
}
