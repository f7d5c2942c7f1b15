package dev.assay.tokenomics.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigInteger;

/**
 * How much of the token the project says there is.
 *
 * @param total base units, at least one, below 2 to the power of 256
 * @param kind what the total bounds
 * @param statement where the project said so
 */
public record SupplyClaim(BigInteger total, Kind kind, Statement statement) {

  /** What a declared total says. */
  public enum Kind {
    /** There will never be more than this. */
    MAXIMUM,
    /**
     * There is exactly this much, which only a token whose supply has stopped moving can say; one
     * that still moves claims its maximum.
     */
    CURRENT
  }

  public SupplyClaim {
    Amounts.require(total, "total");
    Require.that(total.signum() > 0, "total", "must be positive");
    Require.present(kind, "kind");
    Require.present(statement, "statement");
  }
}
