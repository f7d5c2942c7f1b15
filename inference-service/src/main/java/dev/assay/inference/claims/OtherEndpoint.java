package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint to compare with, which is not the project's own: a reference, or a centralised one.
 *
 * @param name how the finding calls it
 * @param url of its chat completions, http or https
 * @param model the model to ask for
 * @param secret name of the operator's secret with the API key, bound to the url's host as an
 *     endpoint's own; null for none
 */
public record OtherEndpoint(String name, URI url, String model, @Nullable String secret) {
  public OtherEndpoint {
    Require.text(name, "name", 100);
    EndpointClaim.demandWeb(url);
    Require.text(model, "model", 200);
    EndpointClaim.demandOwnSecret(secret, url);
  }
}
