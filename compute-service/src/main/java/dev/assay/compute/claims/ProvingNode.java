package dev.assay.compute.claims;

import java.net.URI;

/**
 * A node that proves itself by its key (docs/protocols/node-proof.md).
 *
 * @param id the node's name, part of what it signs
 * @param endpoint where it is asked; http or https
 * @param nodeKey raw Ed25519 key in Base64
 */
public record ProvingNode(String id, URI endpoint, String nodeKey) {
  public ProvingNode {
    Fields.id(id);
    Fields.web(endpoint, "endpoint");
    Fields.key(nodeKey, "nodeKey");
  }
}
