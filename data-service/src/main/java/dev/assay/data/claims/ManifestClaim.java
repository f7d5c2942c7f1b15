package dev.assay.data.claims;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a dataset's manifest is served, and which one is meant.
 *
 * @param url absolute http or https address
 * @param format how it is read
 * @param sha256 the manifest's own digest, which binds this version of the dossier to these files;
 *     without it the manifest is only as good as its host
 * @param immutable whether the project promises that what this address serves never changes; a
 *     manifest that differs from the pin then refutes the claim, otherwise it was changed since
 */
public record ManifestClaim(
    URI url, ManifestFormat format, @Nullable Digest sha256, @Nullable Boolean immutable) {
  public ManifestClaim {
    Require.present(url, "url");
    String scheme = String.valueOf(url.getScheme());
    Require.that(
        (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
            && url.getHost() != null,
        "url",
        "must be an absolute http or https address");
    Require.that(url.getUserInfo() == null, "url", "must not hold a user or password");
    Require.that(url.toString().length() <= 2000, "url", "must have at most 2000 characters");
    Require.present(format, "format");
    Require.that(
        !Boolean.TRUE.equals(immutable) || sha256 != null,
        "immutable",
        "needs sha256: without a pin nobody can tell a change");
  }

  /** Whether the project promises that this manifest never changes. */
  public boolean promisedImmutable() {
    return Boolean.TRUE.equals(immutable);
  }
}
