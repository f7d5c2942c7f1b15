package dev.assay.inference.measurement;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.TokenPrice;
import dev.assay.inference.exchanges.ApiShape;
import dev.assay.inference.exchanges.Party;
import dev.assay.verification.document.Require;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint to measure.
 *
 * @param url http or https
 * @param model what is asked for
 * @param api how it is asked; chat completions when absent
 * @param secret name of the operator's secret with the API key, bound to the url's host; null for
 *     none
 * @param price what tokens cost, against which the operator's budget is counted; null when unknown
 */
public record MeasuredEndpoint(
    URI url,
    String model,
    @Nullable ApiShape api,
    @Nullable String secret,
    @Nullable TokenPrice price) {
  public MeasuredEndpoint {
    EndpointClaim.demandWeb(url);
    Require.text(model, "model", 200);
    EndpointClaim.demandOwnSecret(secret, url);
  }

  Party party() {
    return new Party("measured", shape(), url, model, secret, price);
  }

  ApiShape shape() {
    return api == null ? ApiShape.CHAT : api;
  }
}
