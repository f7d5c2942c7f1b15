package dev.assay.verification.chain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to a provider of a chain.
 *
 * @param step what it asks for
 * @param path below the provider's address, beginning with a slash; empty for the address itself
 * @param headers of the request
 * @param body JSON for a POST; null for a GET
 */
public record ChainCall(
    String step, String path, Map<String, String> headers, @Nullable String body) {

  /** The request as it stands in a transcript. */
  public String asked() {
    StringBuilder text = new StringBuilder(body == null ? "GET " + path : "POST " + body);
    headers.forEach((name, value) -> text.append(" ").append(name).append(": ").append(value));
    return text.toString();
  }
}
