package dev.assay.inference.exchanges;

import dev.assay.inference.claims.EndpointClaim;
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
 */
public record Party(String id, ApiShape api, URI url, String model, @Nullable String secret) {
  public Party {
    Require.text(id, "id", 100);
    Require.present(api, "api");
    Require.present(url, "url");
    Require.text(model, "model", 200);
  }

  /** The claimed endpoint, asked as the dossier says. */
  public static Party of(EndpointClaim claim) {
    return new Party(claim.id(), ApiShape.CHAT, claim.url(), claim.model(), claim.secret());
  }
}
