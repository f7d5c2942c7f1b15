package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;

/**
 * The claim that at least so many cards stand behind the agents of the hardware claim.
 *
 * @param claimed 1 to 10,000,000 cards
 * @param statement where the project says so
 */
public record GpuCountClaim(int claimed, Statement statement) {
  private static final int MOST = 10_000_000;

  public GpuCountClaim {
    Require.that(claimed >= 1 && claimed <= MOST, "claimed", "must be 1 to 10000000 cards");
    Require.present(statement, "statement");
  }
}
