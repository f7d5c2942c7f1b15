package dev.assay.compute.liveness;

import dev.assay.compute.claims.ProvingNode;
import dev.assay.compute.nodelist.ListedNode;
import dev.assay.compute.nodelist.NodeProtocol;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A node as a liveness question names it.
 *
 * @param id the list's name for it, part of what it signs
 * @param endpoint where it is asked
 * @param protocol how it is asked
 * @param publicKey raw Ed25519 key in Base64, when the list gives one
 * @param tlsKey SHA-256 of its TLS public key in hexadecimal, when the list gives one
 */
public record NodeToAsk(
    String id,
    URI endpoint,
    NodeProtocol protocol,
    @Nullable String publicKey,
    @Nullable String tlsKey) {

  /** A node that proves itself by its key. */
  public static NodeToAsk proving(ProvingNode node) {
    return new NodeToAsk(node.id(), node.endpoint(), NodeProtocol.PROOF, node.nodeKey(), null);
  }

  static NodeToAsk of(ListedNode node) {
    return new NodeToAsk(
        node.id(), node.endpoint(), node.protocol(), node.publicKey(), node.tlsKey());
  }
}
