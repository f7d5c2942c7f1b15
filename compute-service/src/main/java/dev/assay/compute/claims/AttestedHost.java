package dev.assay.compute.claims;

import dev.assay.verification.document.Require;
import dev.assay.verification.signature.Ed25519;
import java.net.URI;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A host whose accelerators attest themselves, as docs/protocols/attestation.md has it. A load
 * balancer in front of hosts is none: each address answers for cards of its own.
 *
 * @param id the dossier's name for it: lower-case letters, digits and hyphens
 * @param address where it is asked, https or http, without a path
 * @param gpus how many accelerators of its own it has, 1 to 16
 * @param nodeKey raw Ed25519 key in Base64 that signs its inventory; null when it gives none
 * @param confidential what it loaded as a confidential machine; null when it isn't said to be one
 * @param consent how its operator agreed to be asked
 */
public record AttestedHost(
    String id,
    URI address,
    int gpus,
    @Nullable String nodeKey,
    @Nullable ConfidentialClaim confidential,
    String consent) {
  private static final int MOST = 16;
  private static final int LONGEST_TEXT = 500;

  public AttestedHost {
    Fields.id(id);
    Fields.web(address, "address");
    Require.that(isBare(address), "address", "must have no path and no query");
    Require.that(gpus >= 1 && gpus <= MOST, "gpus", "must be 1 to 16");
    Require.that(nodeKey == null || isKey(nodeKey), "nodeKey", "must be 32 bytes in Base64");
    Require.text(consent, "consent", LONGEST_TEXT);
  }

  private static boolean isBare(URI address) {
    String path = address.getRawPath();
    return address.getRawQuery() == null
        && address.getRawFragment() == null
        && (path == null || path.isEmpty() || path.equals("/"));
  }

  private static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == Ed25519.KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
