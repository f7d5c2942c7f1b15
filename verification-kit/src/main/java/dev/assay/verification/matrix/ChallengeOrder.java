package dev.assay.verification.matrix;

import dev.assay.verification.document.Digest;
import dev.assay.verification.document.Require;
import dev.assay.verification.signature.Ed25519;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What a verifier orders of one node, and the texts that both sign. Immutable.
 *
 * @param seed 32 bytes
 * @param nodeKey the raw key of the node that is asked
 * @param expires after which the node doesn't begin, to the millisecond
 */
@SuppressWarnings("ArrayRecordComponent") // keys and seeds are bytes; nobody compares these records
public record ChallengeOrder(byte[] seed, MatrixShape shape, byte[] nodeKey, Instant expires) {
  private static final String ORDER_LABEL = "assay matrix order v1";
  private static final String ANSWER_LABEL = "assay matrix answer v1";

  public ChallengeOrder {
    Require.that(seed.length == RoundKeys.BYTES, "seed", "must have 32 bytes");
    Require.that(nodeKey.length == Ed25519.KEY_BYTES, "nodeKey", "must have 32 bytes");
    seed = seed.clone();
    nodeKey = nodeKey.clone();
  }

  /** The verifier's signature. */
  public byte[] signed(PrivateKey verifier) {
    return Ed25519.sign(verifier, text());
  }

  /** Whether this verifier ordered it. */
  public boolean isOf(byte[] verifierKey, byte[] signature) {
    return Ed25519.verifies(verifierKey, text(), signature);
  }

  /** The node's signature of what it committed to. */
  public byte[] answered(byte[] lastRoot, PrivateKey node) {
    return Ed25519.sign(node, answer(lastRoot));
  }

  /** Whether the node of this order committed to this root. */
  public boolean isAnsweredBy(byte[] lastRoot, byte[] signature) {
    return Ed25519.verifies(nodeKey, answer(lastRoot), signature);
  }

  private byte[] text() {
    return lines(
        ORDER_LABEL,
        HexFormat.of().formatHex(seed),
        Integer.toString(shape.n()),
        Integer.toString(shape.tileColumns()),
        Integer.toString(shape.rounds()),
        HexFormat.of().formatHex(nodeKey),
        Long.toString(expires.toEpochMilli()));
  }

  private byte[] answer(byte[] lastRoot) {
    return lines(ANSWER_LABEL, Digest.of(text()).hex(), HexFormat.of().formatHex(lastRoot));
  }

  private static byte[] lines(String... lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
