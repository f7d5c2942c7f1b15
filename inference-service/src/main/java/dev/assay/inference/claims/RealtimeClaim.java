package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.math.BigDecimal;

/**
 * The claim that the endpoint is no more than so many times slower than a centralised one.
 *
 * @param endpoint id of the endpoint
 * @param centralised what it is compared with
 * @param atMostTimes above 0, for example "2" for no more than twice as slow
 * @param statement where the project says so
 */
public record RealtimeClaim(
    String endpoint, OtherEndpoint centralised, BigDecimal atMostTimes, Statement statement)
    implements EndpointPromise {
  public RealtimeClaim {
    Require.present(endpoint, "endpoint");
    Require.present(centralised, "centralised");
    Require.present(atMostTimes, "atMostTimes");
    Require.that(
        atMostTimes.signum() > 0 && atMostTimes.compareTo(new BigDecimal(1000)) <= 0,
        "atMostTimes",
        "must lie above 0 and at most at 1000");
    Require.present(statement, "statement");
  }
}
