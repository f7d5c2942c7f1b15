package dev.assay.compute.service;

import dev.assay.compute.claims.AgentClaim;
import dev.assay.compute.claims.AgentsClaim;
import dev.assay.compute.claims.ComputeClaims;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body by which REST asks for a challenge of one agent: see {@link AgentClaim}.
 *
 * @param address of the agent
 * @param nodeKey that it has to prove; null for any
 * @param atLeastTops 10^12 int8 operations per second that it is to show; null for none
 * @param residentGb 10^9 bytes of memory that it is to show; null for none
 * @param consent how its operator agreed
 */
public record ChallengeBody(
    URI address,
    @Nullable String nodeKey,
    @Nullable BigDecimal atLeastTops,
    @Nullable BigDecimal residentGb,
    String consent) {
  private static final String ID = "agent";
  private static final String ASKED = "asked for at this service's own door";

  /** The same as claims; an {@link IllegalArgumentException} where they can't be claimed. */
  ComputeClaims claims(LocalDate today) {
    AgentClaim agent =
        new AgentClaim(ID, address, nodeKey, null, null, atLeastTops, residentGb, consent, null);
    AgentsClaim nodeAgents = new AgentsClaim(List.of(agent), new Statement(address, today, ASKED));
    return ComputeClaims.ofAgents(nodeAgents);
  }
}
