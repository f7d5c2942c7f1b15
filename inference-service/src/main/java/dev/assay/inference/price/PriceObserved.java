package dev.assay.inference.price;

import dev.assay.verification.document.Require;
import dev.assay.verification.evidence.Provenance;
import java.util.List;

/**
 * What was observed of prices: the observation of the check.
 *
 * @param endpoints those whose price is claimed
 * @param declared where the claims stand in the evidence
 */
public record PriceObserved(List<EndpointPrice> endpoints, Provenance declared) {
  public PriceObserved {
    endpoints = Require.list(endpoints, "endpoints", 10);
    Require.present(declared, "declared");
  }
}
