package dev.assay.cli.agent;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.assay.contracts.agent.v1.Order;
import dev.assay.verification.matrix.ChallengeOrder;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.signature.SigningKey;
import java.time.Instant;
import java.util.List;

/** Orders as a verifier signs them. */
final class Orders {
  static final SigningKey VERIFIER = SigningKey.fresh();
  static final SigningKey NODE = SigningKey.fresh();
  static final Instant EXPIRES = Instant.parse("2026-11-25T12:05:00Z");

  private Orders() {}

  static TrustedVerifiers trusted() {
    return TrustedVerifiers.of(List.of("# ours", VERIFIER.name() + " # the verifier"));
  }

  static ChallengeOrder order(int seed, MatrixShape shape, Instant expires) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    return new ChallengeOrder(bytes, shape, NODE.raw(), expires);
  }

  static Order.Builder signed(ChallengeOrder order) {
    return Order.newBuilder()
        .setSeed(ByteString.copyFrom(order.seed()))
        .setN(order.shape().n())
        .setTileColumns(order.shape().tileColumns())
        .setRounds(order.shape().rounds())
        .setPasses(order.passes())
        .setNodeKey(ByteString.copyFrom(order.nodeKey()))
        .setExpires(
            Timestamp.newBuilder()
                .setSeconds(order.expires().getEpochSecond())
                .setNanos(order.expires().getNano()))
        .setVerifierKey(ByteString.copyFrom(VERIFIER.raw()))
        .setSignature(ByteString.copyFrom(order.signed(VERIFIER.secret())));
  }
}
