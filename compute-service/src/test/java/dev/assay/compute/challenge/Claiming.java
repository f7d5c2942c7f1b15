package dev.assay.compute.challenge;

import dev.assay.compute.claims.AgentClaim;
import dev.assay.compute.claims.AgentsClaim;
import dev.assay.compute.claims.CapacityAgreement;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.compute.testing.Judging;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Claims of hardware, made up for tests: ten seconds' work at their rate is done in no time. */
final class Claiming {
  static final String ONE = "https://one.example";
  static final String TWO = "https://two.example";

  /** 20 rounds of n 64: 0.00000105 x 10^12 operations a second, if they take ten seconds. */
  static final String TOPS = "0.000001";

  private Claiming() {}

  static ComputeClaims agents(AgentClaim... agents) {
    return ComputeClaims.ofAgents(new AgentsClaim(List.of(agents), Judging.STATEMENT));
  }

  static AgentClaim agent(String id, String address) {
    return agent(id, address, TOPS, null, null);
  }

  static AgentClaim agent(
      String id,
      String address,
      @Nullable String tops,
      @Nullable String key,
      @Nullable CapacityAgreement agreement) {
    return new AgentClaim(
        id,
        URI.create(address),
        key,
        "H100",
        null,
        tops == null ? null : new BigDecimal(tops),
        null,
        "made up for a test",
        agreement);
  }

  /** An agent of which memory alone is claimed. */
  static AgentClaim keeping(String id, String address, String residentGb) {
    return new AgentClaim(
        id,
        URI.create(address),
        null,
        null,
        null,
        null,
        new BigDecimal(residentGb),
        "made up for a test",
        null);
  }
}
