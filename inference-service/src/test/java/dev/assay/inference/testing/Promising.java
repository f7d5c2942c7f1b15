package dev.assay.inference.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.inference.claims.EndpointClaim;
import dev.assay.inference.claims.InferenceClaims;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import java.util.List;

/** Claims about one endpoint with one promise beside. */
public final class Promising {
  private Promising() {}

  /** The endpoint's claims, and this promise as the only one of its kind. */
  public static InferenceClaims claims(EndpointClaim endpoint, String kind, Object promise) {
    try {
      ObjectNode tree = (ObjectNode) CanonicalJson.tree(Judging.claims(endpoint));
      tree.set(kind, CanonicalJson.tree(List.of(promise)));
      return CanonicalJson.read(tree, InferenceClaims.class);
    } catch (InvalidDocument e) {
      throw new AssertionError("a claim of ours can't be read", e);
    }
  }
}
