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
 * @param egress from where it is asked; null for the address that the system takes
 */
public record Party(
    String id,
    ApiShape api,
    URI url,
    String model,
    @Nullable String secret,
    @Nullable TokenPrice price,
    @Nullable Egress egress) {
  public Party {
    Require.text(id, "id", 100);
    Require.present(api, "api");
    Require.present(url, "url");
    Require.text(model, "model", 200);
    Require.that(
        egress == null || api != ApiShape.KSERVE_GRPC, "egress", "is chosen for HTTP alone");
  }

  /** An endpoint that is asked from the usual address. */
  public Party(
      String id,
      ApiShape api,
      URI url,
      String model,
      @Nullable String secret,
      @Nullable TokenPrice price) {
    this(id, api, url, model, secret, price, null);
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
    return new Party(id, api, url, model, secret, other, egress);
  }

  /** The same endpoint, asked from there. */
  public Party by(Egress other) {
    return new Party(id, api, url, model, secret, price, other);
  }
}
