package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The claimed price of an endpoint's tokens.
 *
 * @param endpoint id of the endpoint
 * @param currency such as {@code USD}
 * @param inputPerMillion for a million prompt tokens
 * @param outputPerMillion for a million answer tokens
 * @param meterUrl serves the account's running total as {@code
 *     {"total":"12.345678","currency":"USD"}}, from which the billed amount is the difference; null
 *     when there is none
 * @param meterSecret name of the operator's secret with the key that the meter takes as a bearer
 *     token, bound to the meter's host as an endpoint's is to its own; null for an open meter
 * @param baselines what others charge, for the reader
 * @param statement where the project says so
 */
public record PriceClaim(
    String endpoint,
    String currency,
    BigDecimal inputPerMillion,
    BigDecimal outputPerMillion,
    @Nullable URI meterUrl,
    @Nullable String meterSecret,
    List<Baseline> baselines,
    Statement statement)
    implements EndpointPromise {

  /** What another provider charges for a million tokens, in the claim's currency. */
  public record Baseline(
      String name, BigDecimal inputPerMillion, BigDecimal outputPerMillion, Statement statement) {
    public Baseline {
      Require.text(name, "name", 100);
      notNegative(inputPerMillion, "inputPerMillion");
      notNegative(outputPerMillion, "outputPerMillion");
      Require.present(statement, "statement");
    }
  }

  public PriceClaim {
    Require.present(endpoint, "endpoint");
    Require.text(currency, "currency", 10);
    notNegative(inputPerMillion, "inputPerMillion");
    notNegative(outputPerMillion, "outputPerMillion");
    if (meterUrl != null) {
      EndpointClaim.demandWeb(meterUrl);
      EndpointClaim.demandOwnSecret(meterSecret, meterUrl);
    }
    Require.that(
        meterSecret == null || meterUrl != null, "meterSecret", "is given with a meterUrl only");
    baselines = Require.list(baselines, "baselines", 20);
    Require.present(statement, "statement");
  }

  private static void notNegative(@Nullable BigDecimal value, String field) {
    Require.that(Require.present(value, field).signum() >= 0, field, "must not be negative");
  }
}
