package dev.assay.tokenomics.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.dossier.Statement;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the project says its token is needed for.
 *
 * @param requiredFor services that can't be had without it; at most 20, each once
 * @param governanceOnly whether it serves votes and nothing else; absent is false, and true goes
 *     with an empty {@code requiredFor}
 * @param acceptedAssetsUrl the project's own list of the assets that it accepts for those services;
 *     null when it publishes none
 * @param statement where the project said so
 */
public record UtilityClaim(
    List<Requirement> requiredFor,
    @Nullable Boolean governanceOnly,
    @Nullable URI acceptedAssetsUrl,
    Statement statement) {

  /**
   * A service that can't be had without the token.
   *
   * @param service such as {@code inference payments}
   * @param how the token is used for it, in words
   */
  public record Requirement(String service, String how) {
    public Requirement {
      Require.text(service, "service", 100);
      Require.text(how, "how", 500);
    }
  }

  public UtilityClaim {
    requiredFor = Require.list(requiredFor, "requiredFor", 20);
    Require.that(
        requiredFor.stream().map(Requirement::service).distinct().count() == requiredFor.size(),
        "requiredFor",
        "must not name one service twice");
    governanceOnly = Boolean.TRUE.equals(governanceOnly);
    Require.that(
        !governanceOnly || requiredFor.isEmpty(),
        "governanceOnly",
        "can't be true while 'requiredFor' names a service");
    Require.that(
        acceptedAssetsUrl == null || isWeb(acceptedAssetsUrl),
        "acceptedAssetsUrl",
        "must be an absolute http or https address");
    Require.present(statement, "statement");
  }

  /** Whether the project says that the token serves votes and nothing else. */
  public boolean forVotesAlone() {
    return Boolean.TRUE.equals(governanceOnly);
  }

  private static boolean isWeb(URI address) {
    String scheme = address.getScheme();
    boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    return http && address.getHost() != null;
  }
}
