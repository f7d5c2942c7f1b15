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
 * @param passes over the tiles of all rounds, which the node keeps for them; 0 for none
 * @param nodeKey the raw key of the node that is asked
 * @param expires after which the node doesn't begin, to the millisecond
 */
@SuppressWarnings("ArrayRecordComponent") // keys and seeds are bytes; nobody compares these records
public record ChallengeOrder(
    byte[] seed, MatrixShape shape, int passes, byte[] nodeKey, Instant expires) {
  /** The most passes of an order. */
  public static final int MOST_PASSES = 64;

  private static final String ORDER_LABEL = "assay matrix order v1";
  private static final String KEEPING_LABEL = "assay matrix order with passes v1";
  private static final String ANSWER_LABEL = "assay matrix answer v1";

  public ChallengeOrder {
    Require.that(seed.length == RoundKeys.BYTES, "seed", "must have 32 bytes");
    Require.that(nodeKey.length == Ed25519.KEY_BYTES, "nodeKey", "must have 32 bytes");
    Require.that(passes >= 0 && passes <= MOST_PASSES, "passes", "must be 0 to 64");
    seed = seed.clone();
    nodeKey = nodeKey.clone();
  }

  /** An order without passes. */
  public ChallengeOrder(byte[] seed, MatrixShape shape, byte[] nodeKey, Instant expires) {
    this(seed, shape, 0, nodeKey, expires);
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
    String sizes = shape.n() + "\n" + shape.tileColumns() + "\n" + shape.rounds();
    return lines(
        passes == 0 ? ORDER_LABEL : KEEPING_LABEL,
        HexFormat.of().formatHex(seed),
        passes == 0 ? sizes : sizes + "\n" + passes,
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
