package dev.assay.compute.nodelist;

/** How a node is asked whether it lives. */
public enum NodeProtocol {
  /** {@code POST {endpoint}/assay/v1/proof}: the node signs our nonce with its listed key. */
  PROOF,
  /**
   * {@code GET {endpoint}/status}: any 2xx is an answer; a listed TLS key proves itself by the
   * handshake.
   */
  STATUS
}
