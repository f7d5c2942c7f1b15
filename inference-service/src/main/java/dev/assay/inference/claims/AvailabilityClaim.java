package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;

/**
 * The claim that at least this share of requests succeeds.
 *
 * @param atLeastShare above 0, at most 1: "0.99" for 99 %
 * @param statement where the project says so
 */
public record AvailabilityClaim(BigDecimal atLeastShare, Statement statement) {
  public AvailabilityClaim {
    Require.present(atLeastShare, "atLeastShare");
    Require.that(
        atLeastShare.signum() > 0 && atLeastShare.compareTo(BigDecimal.ONE) <= 0,
        "atLeastShare",
        "must lie above 0 and at most at 1, for example \"0.99\" for 99 %");
    Require.present(statement, "statement");
  }
}
