package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The claim that an endpoint bears a load: so many tokens a second, or so many good requests a
 * second, where a good request meets all of the limits here.
 *
 * @param endpoint id of the endpoint
 * @param atOnce how many requests are under way, 1 to 256
 * @param outputTokensPerSecond of all requests together; null when not claimed
 * @param goodRequestsPerSecond null when not claimed
 * @param ttftAtMostMs a good request's limit to the first token; null for none
 * @param tpotAtMostMs a good request's limit for each token after it; null for none
 * @param statement where the project says so
 */
public record ThroughputClaim(
    String endpoint,
    int atOnce,
    @Nullable BigDecimal outputTokensPerSecond,
    @Nullable BigDecimal goodRequestsPerSecond,
    @Nullable BigDecimal ttftAtMostMs,
    @Nullable BigDecimal tpotAtMostMs,
    Statement statement)
    implements EndpointPromise {
  public ThroughputClaim {
    Require.present(endpoint, "endpoint");
    Require.that(atOnce >= 1 && atOnce <= 256, "atOnce", "must lie between 1 and 256");
    Require.that(
        outputTokensPerSecond != null || goodRequestsPerSecond != null,
        "outputTokensPerSecond",
        "or goodRequestsPerSecond must be claimed");
    positive(outputTokensPerSecond, "outputTokensPerSecond");
    positive(goodRequestsPerSecond, "goodRequestsPerSecond");
    positive(ttftAtMostMs, "ttftAtMostMs");
    positive(tpotAtMostMs, "tpotAtMostMs");
    Require.present(statement, "statement");
  }

  private static void positive(@Nullable BigDecimal value, String field) {
    Require.that(value == null || value.signum() > 0, field, "must be above 0");
  }
}
