package dev.assay.inference.exchanges;

import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.inference.claims.TokenPrice;
import dev.assay.verification.document.Require;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint of a series.
 *
 * @param id within the series
 * @param api how it is asked
 * @param url where
 * @param model what is asked for
 * @param secret name of the operator's secret with the API key; null for none
 * @param price what its tokens cost, against which the operator's budget is counted; null when that
 *     isn't known
 */
public record Party(
    String id,
    ApiShape api,
    URI url,
    String model,
    @Nullable String secret,
    @Nullable TokenPrice price) {
  public Party {
    Require.text(id, "id", 100);
    Require.present(api, "api");
    Require.present(url, "url");
    Require.text(model, "model", 200);
  }

  /** An endpoint of which no price is known. */
  public Party(String id, ApiShape api, URI url, String model, @Nullable String secret) {
    this(id, api, url, model, secret, null);
  }

  /** The claimed endpoint, asked as the dossier says, at the price that it claims. */
  public static Party of(InferenceClaims claims, EndpointClaim claim) {
    return of(claim).at(claims.price(claim.id()));
  }

  /** The claimed endpoint, asked as the dossier says, its price unknown. */
  public static Party of(EndpointClaim claim) {
    return new Party(claim.id(), ApiShape.CHAT, claim.url(), claim.model(), claim.secret());
  }

  /** The same endpoint at this price. */
  public Party at(@Nullable TokenPrice other) {
    return new Party(id, api, url, model, secret, other);
  }
}
