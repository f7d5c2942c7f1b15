package dev.assay.inference.requests;

import dev.assay.inference.claims.AvailabilityClaim;
import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.LatencyClaim;
import dev.assay.verification.check.LayerName;
import dev.assay.verification.check.Terms;
import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a load may end before its last request: as soon as all of these claims are decided.
 *
 * @param latency the claims about times
 * @param availability the claim about failures; null for none
 * @param alpha the error probability of each decision
 * @param fewest so many requests are counted in any case
 */
public record StopRule(
    List<LatencyClaim> latency,
    @Nullable AvailabilityClaim availability,
    BigDecimal alpha,
    int fewest) {
  public StopRule {
    latency = Require.list(latency, "latency", 12);
    Require.present(alpha, "alpha");
    Require.that(fewest > 0, "fewest", "must be positive");
  }

  /** Ends when what is claimed of this endpoint is decided under these terms. */
  static StopRule of(EndpointClaim claim, Terms terms) {
    return new StopRule(
        claim.latency(),
        claim.availability(),
        terms.alpha(LayerName.INFERENCE),
        terms.sampling().inferenceRequestsAtLeast());
  }
}
