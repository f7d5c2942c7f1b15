package dev.assay.inference.stream;

import dev.assay.verification.document.Digest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who answered, as far as the connection and the response's head show it.
 *
 * @param headers those that are kept, without keys
 * @param remote address and port; null when unknown
 * @param tlsKey digest of the server's public key; null without TLS
 */
public record Peer(Map<String, String> headers, @Nullable String remote, @Nullable Digest tlsKey) {}
