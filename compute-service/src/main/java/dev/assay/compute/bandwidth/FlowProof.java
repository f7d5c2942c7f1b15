package dev.assay.compute.bandwidth;

import dev.assay.compute.claims.BandwidthClaim.Direction;
import dev.assay.compute.claims.ProvingNode;
import dev.assay.verification.document.Digest;
import dev.assay.verification.signature.Ed25519;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Verifies what a flow carried, from the transcript alone, so that a replay verifies it again. The
 * protocol stands in docs/protocols/node-bandwidth.md. Pure and thread-safe.
 */
public final class FlowProof {
  private static final String LABEL = "assay node bandwidth v1\n";

  private FlowProof() {}

  /** What a node signs before it sends so many bytes. */
  public static String signedDown(String id, String nonce, long bytes) {
    return LABEL + "down\n" + id + "\n" + nonce + "\n" + bytes;
  }

  /** What a node signs of the bytes that it got. */
  public static String signedUp(String id, String nonce, long bytes, Digest digest) {
    return LABEL + "up\n" + id + "\n" + nonce + "\n" + bytes + "\n" + digest.hex();
  }

  /** The stream that we send under this nonce. */
  public static KeyedStream upStream(String nonce) {
    return KeyedStream.of(nonce.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes that were carried for certain: all of the recorded ones or none. */
  static long bytes(ProvingNode node, Direction direction, BandwidthFlow flow) {
    boolean holds =
        switch (direction) {
          case DOWN -> down(node, flow);
          case UP -> up(node, flow);
        };
    return holds ? flow.carried() : 0;
  }

  private static boolean down(ProvingNode node, BandwidthFlow flow) {
    String signature = flow.signature();
    return signature != null
        && flow.digest() != null
        && Ed25519.verifies(
            node.nodeKey(), signedDown(node.id(), flow.nonce(), flow.asked()), signature)
        && KeyedStream.of(Base64.getDecoder().decode(signature))
            .digest(flow.carried())
            .equals(flow.digest());
  }

  private static boolean up(ProvingNode node, BandwidthFlow flow) {
    String signature = flow.signature();
    Digest digest = flow.digest();
    return signature != null
        && digest != null
        && flow.carried() == flow.asked()
        && Ed25519.verifies(
            node.nodeKey(), signedUp(node.id(), flow.nonce(), flow.asked(), digest), signature)
        && upStream(flow.nonce()).digest(flow.asked()).equals(digest);
  }
}
