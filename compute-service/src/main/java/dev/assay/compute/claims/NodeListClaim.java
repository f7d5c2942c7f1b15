package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * A list of the network's nodes that the dossier names; each list is taken as a list of all nodes.
 *
 * @param id the list's name within the dossier: lower-case letters, digits and hyphens
 * @param url where it is served, http or https
 * @param format how it is written
 */
public record NodeListClaim(String id, URI url, NodeListFormat format) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int LONGEST_URL = 2000;

  public NodeListClaim {
    Require.present(id, "id");
    Require.that(
        ID.matcher(id).matches(),
        "id",
        "must be 1 to 64 lower-case letters, digits and hyphens, for example \"own\"");
    Require.present(url, "url");
    Require.that(isWeb(url), "url", "must be an http or https address with a host");
    Require.that(
        url.toString().length() <= LONGEST_URL, "url", "must have at most 2000 characters");
    Require.that(url.getRawUserInfo() == null, "url", "must hold no user name or password");
    Require.present(format, "format");
  }

  /** Whether this is an http or https address with a host. */
  public static boolean isWeb(URI url) {
    boolean web =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    return web && url.getHost() != null;
  }
}
