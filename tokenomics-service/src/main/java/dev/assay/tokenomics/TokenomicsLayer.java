package dev.assay.tokenomics;

import dev.assay.tokenomics.claims.TokenomicsClaims;
import dev.assay.tokenomics.schedule.SupplyScheduleCheck;
import dev.assay.tokenomics.utility.UtilityCheck;
import dev.assay.verification.check.Check;
import dev.assay.verification.check.Layer;
import dev.assay.verification.check.LayerName;
import java.util.List;

/** The tokenomics layer: what a project says about its token, and the checks that test it. */
public final class TokenomicsLayer implements Layer<TokenomicsClaims> {

  @Override
  public LayerName name() {
    return LayerName.TOKENOMICS;
  }

  @Override
  public Class<TokenomicsClaims> claimsType() {
    return TokenomicsClaims.class;
  }

  @Override
  public List<Check<TokenomicsClaims, ?>> checks() {
    return List.of(new SupplyScheduleCheck(), new UtilityCheck());
  }
}
