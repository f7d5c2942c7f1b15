package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;

/**
 * The claim to have so many different accelerators at one time, in the hosts that the claim of
 * attestation names.
 *
 * @param atLeast 1 to 65,536
 * @param statement where the project says so
 */
public record GpuCountClaim(int atLeast, Statement statement) {
  private static final int MOST = 65_536;

  public GpuCountClaim {
    Require.that(atLeast >= 1 && atLeast <= MOST, "atLeast", "must be 1 to 65536");
    Require.present(statement, "statement");
  }
}
