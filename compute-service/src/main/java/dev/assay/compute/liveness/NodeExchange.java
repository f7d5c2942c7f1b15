package dev.assay.compute.liveness;

import dev.assay.verification.document.Require;
import dev.assay.verification.finding.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last exchange with one node, as it was recorded; nothing in it is verified yet.
 *
 * @param id whom we asked
 * @param nonce what it was to sign
 * @param attempts how often it was asked, 0 when never
 * @param at when the last attempt ended
 * @param address {@code ip:port} that we connected to; null when we didn't
 * @param status of the HTTP answer
 * @param body of an answer to a proof request, at most 4096 characters
 * @param tlsKey SHA-256 of the server's public key, in hexadecimal, over TLS
 * @param reason why there is no 2xx answer; null when there is one
 * @param explanation in words, when there is a reason
 */
public record NodeExchange(
    String id,
    String nonce,
    int attempts,
    Instant at,
    @Nullable String address,
    @Nullable Integer status,
    @Nullable String body,
    @Nullable String tlsKey,
    @Nullable Reason reason,
    @Nullable String explanation) {
  /** The most characters of a body that are kept. */
  public static final int LONGEST_BODY = 4096;

  public NodeExchange {
    Require.present(id, "id");
    Require.present(nonce, "nonce");
    Require.present(at, "at");
    Require.that(attempts >= 0, "attempts", "must not be negative");
    Require.that(
        body == null || body.length() <= LONGEST_BODY, "body", "must have at most 4096 characters");
  }
}
