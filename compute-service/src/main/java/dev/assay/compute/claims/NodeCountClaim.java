package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;

/**
 * The claim that at least so many nodes exist and answer.
 *
 * @param claimed 1 to 10,000,000 nodes
 * @param statement where the project says so
 */
public record NodeCountClaim(int claimed, Statement statement) {
  private static final int MOST = 10_000_000;

  public NodeCountClaim {
    Require.that(claimed >= 1 && claimed <= MOST, "claimed", "must be 1 to 10000000 nodes");
    Require.present(statement, "statement");
  }
}
