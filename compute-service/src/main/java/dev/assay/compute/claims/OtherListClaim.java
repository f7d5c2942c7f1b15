package dev.assay.compute.claims;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import java.net.URI;

/**
 * Another project's node list, in which nothing of this project's may stand, pinned by its digest.
 *
 * @param id the list's name within the dossier: lower-case letters, digits and hyphens
 * @param url where it is served, http or https
 * @param format how it is written
 * @param sha256 of its bytes, so that everybody compares with the same list
 */
public record OtherListClaim(String id, URI url, NodeListFormat format, Digest sha256) {
  public OtherListClaim {
    Fields.id(id);
    Fields.web(url, "url");
    Require.present(format, "format");
    Require.present(sha256, "sha256");
  }

  /** The list as one that can be read. */
  public NodeListClaim list() {
    return new NodeListClaim(id, url, format);
  }
}
