package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.util.List;

/**
 * The claim that hardware stands behind these agents.
 *
 * @param agents 1 to 8, each with an id and an address of its own
 * @param statement where the project says so
 */
public record AgentsClaim(List<AgentClaim> agents, Statement statement) {
  private static final int MOST_AGENTS = 8;

  public AgentsClaim {
    agents = Require.list(agents, "agents", MOST_AGENTS);
    Require.that(!agents.isEmpty(), "agents", "must name at least one agent");
    Require.that(
        agents.stream().map(AgentClaim::id).distinct().count() == agents.size(),
        "agents",
        "must give each agent an id of its own");
    Require.that(
        agents.stream().map(AgentClaim::address).distinct().count() == agents.size(),
        "agents",
        "must not name the same address twice");
    Require.present(statement, "statement");
  }
}
