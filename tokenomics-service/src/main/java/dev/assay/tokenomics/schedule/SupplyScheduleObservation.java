package dev.assay.tokenomics.schedule;

import dev.assay.tokenomics.chain.ObservedSupply;
import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * What the check tokenomics.supply-schedule observes.
 *
 * @param declared where the declared schedule stands in the evidence
 * @param chain what the chain says; null when the claims name no token or no total
 */
public record SupplyScheduleObservation(Provenance declared, @Nullable ObservedSupply chain) {
  public SupplyScheduleObservation {
    Require.present(declared, "declared");
  }
}
