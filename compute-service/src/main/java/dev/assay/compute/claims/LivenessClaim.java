package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The claim that at least this share of the listed nodes lives.
 *
 * @param atLeastShare above 0, at most 1: "1.00" for all of them, "0.95" for 95 %
 * @param statement where the project says so
 */
public record LivenessClaim(BigDecimal atLeastShare, Statement statement) {
  public LivenessClaim {
    Require.present(atLeastShare, "atLeastShare");
    Require.that(
        atLeastShare.signum() > 0 && atLeastShare.compareTo(BigDecimal.ONE) <= 0,
        "atLeastShare",
        "must lie above 0 and at most at 1, for example \"0.95\" for 95 %");
    Require.present(statement, "statement");
  }

  /** floor((1-share) N): the most dead nodes among N with which the claim is still true. */
  public int toleratedDead(int nodes) {
    return BigDecimal.ONE
        .subtract(atLeastShare)
        .multiply(BigDecimal.valueOf(nodes))
        .setScale(0, RoundingMode.FLOOR)
        .intValueExact();
  }
}
