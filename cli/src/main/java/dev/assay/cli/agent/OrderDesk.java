package dev.assay.cli.agent;

import dev.assay.contracts.agent.v1.Order;
import dev.assay.verification.matrix.ChallengeOrder;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.signature.SigningKey;
import io.grpc.Status;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides which orders are taken: those of a listed verifier, for this node, in time, within its
 * limits, and each once. Thread-safe.
 */
final class OrderDesk {
  private static final int MOST_REMEMBERED = 10_000;
  private static final Duration LONGEST_AHEAD = Duration.ofHours(1);

  private final SigningKey node;
  private final TrustedVerifiers verifiers;
  private final AgentLimits limits;
  private final Clock clock;
  private final Map<ByteBuffer, Instant> taken = new HashMap<>();

  OrderDesk(SigningKey node, TrustedVerifiers verifiers, AgentLimits limits, Clock clock) {
    this.node = node;
    this.verifiers = verifiers;
    this.limits = limits;
    this.clock = clock;
  }

  /** The order, or a status that says why it isn't taken. */
  ChallengeOrder take(Order order) {
    ChallengeOrder read = read(order);
    byte[] verifier = order.getVerifierKey().toByteArray();
    if (!verifiers.has(verifier) || !read.isOf(verifier, order.getSignature().toByteArray())) {
      throw refused(Status.PERMISSION_DENIED, "the order is signed by no listed verifier");
    }
    if (!Arrays.equals(read.nodeKey(), node.raw())) {
      throw refused(Status.FAILED_PRECONDITION, "the order is for another node");
    }
    boolean keeps = read.passes() == 0 || read.shape().keptBytes() <= limits.mostKeptBytes();
    if (read.shape().n() > limits.largestN()
        || read.shape().rounds() > limits.mostRounds()
        || !keeps) {
      throw refused(Status.OUT_OF_RANGE, "the order is over what this node takes");
    }
    takeOnce(read);
    return read;
  }

  private synchronized void takeOnce(ChallengeOrder order) {
    Instant now = clock.instant();
    if (!now.isBefore(order.expires()) || order.expires().isAfter(now.plus(LONGEST_AHEAD))) {
      throw refused(
          Status.FAILED_PRECONDITION, "the order is late, or holds for more than an hour");
    }
    taken.values().removeIf(expires -> !now.isBefore(expires));
    if (taken.size() >= MOST_REMEMBERED) {
      throw refused(Status.RESOURCE_EXHAUSTED, "too many orders in one hour");
    }
    if (taken.putIfAbsent(ByteBuffer.wrap(order.seed()), order.expires()) != null) {
      throw refused(Status.FAILED_PRECONDITION, "the order was taken before");
    }
  }

  private static ChallengeOrder read(Order order) {
    try {
      Instant expires =
          Instant.ofEpochSecond(
              order.getExpires().getSeconds(),
              order.getExpires().getNanos() / 1_000_000 * 1_000_000L);
      return new ChallengeOrder(
          order.getSeed().toByteArray(),
          new MatrixShape(order.getN(), order.getRounds(), order.getTileColumns()),
          order.getPasses(),
          order.getNodeKey().toByteArray(),
          expires);
    } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
      throw refused(Status.INVALID_ARGUMENT, "the order has another form: " + e.getMessage());
    }
  }

  private static RuntimeException refused(Status status, String why) {
    return status.withDescription(why).asRuntimeException();
  }
}
