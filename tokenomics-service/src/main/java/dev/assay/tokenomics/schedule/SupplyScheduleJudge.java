package dev.assay.tokenomics.schedule;

import dev.assay.tokenomics.claims.TokenomicsClaims;
import dev.assay.verification.check.Judge;
import dev.assay.verification.check.Terms;
import dev.assay.verification.finding.Judgement;
import java.util.List;

/** Judges tokenomics.supply-schedule: the schedule by itself, the supply by the chain. Pure. */
final class SupplyScheduleJudge implements Judge<TokenomicsClaims, SupplyScheduleObservation> {

  @Override
  public List<Judgement> judge(
      TokenomicsClaims claims, SupplyScheduleObservation observation, Terms terms) {
    return List.of(
        DeclaredSchedule.judge(claims, observation.declared(), terms.asOf()),
        SupplyOnChain.judge(claims, observation));
  }
}
