package dev.assay.inference.claims;

import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint with OpenAI's chat completions shape, and what the project claims of it.
 *
 * @param id the endpoint's name within the dossier: lower-case letters, digits and hyphens
 * @param url of its chat completions, http or https
 * @param model the model to ask for
 * @param secret name of the operator's secret with the API key; null for none. It must be the url's
 *     host, or that and an underscore and more, and the url https or of this machine itself: so
 *     that no dossier can send an operator's key elsewhere, or where others read it
 * @param requestsPerSecond the load at which the claims hold, at most 1000 a second
 * @param maxTokens the longest answer to ask for, 1 to 4096 tokens
 * @param latency at most 12 claims, one for each metric, percentile and region
 * @param availability null when nothing is claimed
 */
public record EndpointClaim(
    String id,
    URI url,
    String model,
    @Nullable String secret,
    BigDecimal requestsPerSecond,
    int maxTokens,
    List<LatencyClaim> latency,
    @Nullable AvailabilityClaim availability) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");
  private static final BigDecimal HIGHEST_RATE = new BigDecimal(1000);
  private static final int MOST_TOKENS = 4096;
  private static final int MOST_CLAIMS = 12;
  private static final int LONGEST_URL = 2000;

  public EndpointClaim {
    Require.present(id, "id");
    Require.that(
        ID.matcher(id).matches(),
        "id",
        "must be 1 to 64 lower-case letters, digits and hyphens, for example \"chat\"");
    demandWeb(url);
    Require.text(model, "model", 200);
    demandOwnSecret(secret, url);
    Require.present(requestsPerSecond, "requestsPerSecond");
    Require.that(
        requestsPerSecond.signum() > 0 && requestsPerSecond.compareTo(HIGHEST_RATE) <= 0,
        "requestsPerSecond",
        "must lie above 0 and at most at 1000, for example \"40\"");
    Require.that(
        maxTokens > 0 && maxTokens <= MOST_TOKENS, "maxTokens", "must lie between 1 and 4096");
    latency = Require.list(latency, "latency", MOST_CLAIMS);
    Require.that(
        latency.stream().map(LatencyClaim::name).distinct().count() == latency.size(),
        "latency",
        "must claim each percentile of a metric once, or once for each region");
  }

  /** Demands an address of the web without credentials. */
  public static void demandWeb(URI url) {
    Require.present(url, "url");
    boolean web =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    Require.that(web && url.getHost() != null, "url", "must be an http or https address");
    Require.that(
        url.toString().length() <= LONGEST_URL, "url", "must have at most 2000 characters");
    Require.that(url.getRawUserInfo() == null, "url", "must hold no user name or password");
  }

  /** Demands that a secret is bound to its host, and goes nowhere else. */
  public static void demandOwnSecret(@Nullable String secret, URI url) {
    if (secret == null) {
      return;
    }
    Require.text(secret, "secret", 100);
    Require.that(
        secret.equals(url.getHost()) || secret.startsWith(url.getHost() + "_"),
        "secret",
        "must be the url's host, or begin with it and an underscore, for example \"api.example.org\"");
    Require.that(
        "https".equalsIgnoreCase(url.getScheme()) || LOOPBACK.matcher(url.getHost()).matches(),
        "secret",
        "is only sent over https, or in the clear to this machine itself");
  }
}
