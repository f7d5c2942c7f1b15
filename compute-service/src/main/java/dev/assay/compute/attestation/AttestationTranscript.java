package dev.assay.compute.attestation;

import dev.assay.verification.document.Require;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an address answered when it was asked to attest, nothing in it verified.
 *
 * @param at when the request was sent, by our clock
 * @param tookMillis until the whole answer was there
 * @param tlsKey SHA-256 of the server's public key in hexadecimal; null without TLS
 * @param roots that the operator pinned beside the vendors' own at that time, DER in Base64
 * @param body the answer in Base64
 */
public record AttestationTranscript(
    String schema,
    Instant at,
    long tookMillis,
    @Nullable String tlsKey,
    List<String> roots,
    String body) {
  /** The schema's id. */
  public static final String SCHEMA = "assay.attestation-transcript/v1";

  /** The most bytes of an answer. */
  public static final int LONGEST_BODY = 512 * 1024;

  private static final int MOST_ROOTS = 16;

  public AttestationTranscript {
    Require.that(SCHEMA.equals(schema), "schema", "must be " + SCHEMA);
    Require.present(at, "at");
    Require.that(tookMillis >= 0, "tookMillis", "must not be negative");
    roots = Require.list(roots, "roots", MOST_ROOTS);
    Require.present(body, "body");
  }
}
