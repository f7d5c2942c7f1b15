package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The claim that an endpoint bears a load: so many tokens a second, or so many good requests a
 * second, where a good request meets all of the limits here. Either with so many requests under
 * way, or as the peak: the most that it does with any number of them up to that.
 *
 * @param endpoint id of the endpoint
 * @param atOnce how many requests are under way, 1 to 256
 * @param outputTokensPerSecond of all requests together; null when not claimed
 * @param goodRequestsPerSecond null when not claimed
 * @param ttftAtMostMs a good request's limit to the first token; null for none
 * @param tpotAtMostMs a good request's limit for each token after it; null for none
 * @param peak whether the rate is the peak; false when absent
 * @param statement where the project says so
 */
public record ThroughputClaim(
    String endpoint,
    int atOnce,
    @Nullable BigDecimal outputTokensPerSecond,
    @Nullable BigDecimal goodRequestsPerSecond,
    @Nullable BigDecimal ttftAtMostMs,
    @Nullable BigDecimal tpotAtMostMs,
    @Nullable Boolean peak,
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
    Require.that(
        !Boolean.TRUE.equals(peak)
            || outputTokensPerSecond == null
            || goodRequestsPerSecond == null,
        "peak",
        "is claimed of one rate, since two have their peaks at different loads");
    Require.present(statement, "statement");
  }

  /** Whether the rate is claimed at whatever load is best for it, up to {@link #atOnce}. */
  public boolean isPeak() {
    return Boolean.TRUE.equals(peak);
  }

  private static void positive(@Nullable BigDecimal value, String field) {
    Require.that(value == null || value.signum() > 0, field, "must be above 0");
  }
}
