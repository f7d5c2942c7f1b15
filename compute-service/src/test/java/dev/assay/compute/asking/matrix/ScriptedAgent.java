package dev.assay.compute.asking.matrix;

import com.google.protobuf.ByteString;
import dev.assay.contracts.agent.v1.ChallengeRequest;
import dev.assay.contracts.agent.v1.ChallengeResponse;
import dev.assay.contracts.agent.v1.Commitment;
import dev.assay.contracts.agent.v1.DescribeRequest;
import dev.assay.contracts.agent.v1.DescribeResponse;
import dev.assay.contracts.agent.v1.NodeAgentServiceGrpc.NodeAgentServiceImplBase;
import dev.assay.contracts.agent.v1.Order;
import dev.assay.contracts.agent.v1.RoundRoot;
import dev.assay.contracts.agent.v1.Tile;
import dev.assay.verification.matrix.ChallengeOrder;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.proving.JavaBackend;
import dev.assay.verification.matrix.proving.MatrixProver;
import dev.assay.verification.signature.SigningKey;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;

/** An agent on loopback that does as it should, but for what a test has it do otherwise. */
final class ScriptedAgent extends NodeAgentServiceImplBase implements AutoCloseable {
  static final SigningKey KEY = SigningKey.fresh();

  final CountDownLatch cancelled = new CountDownLatch(1);
  private final Server server;
  private DescribeResponse description =
      DescribeResponse.newBuilder()
          .setNodeKey(ByteString.copyFrom(KEY.raw()))
          .setBackend("java")
          .setLargestN(64)
          .setMostRounds(1000)
          .build();
  private BiConsumer<Order, StreamObserver<ChallengeResponse>> answering = this::commit;
  private MatrixProver prover;

  ScriptedAgent() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress("127.42.0.9", 0))
            .addService(this)
            .build()
            .start();
  }

  ScriptedAgent describing(DescribeResponse other) {
    description = other;
    return this;
  }

  /** What it does with an order. */
  ScriptedAgent answering(BiConsumer<Order, StreamObserver<ChallengeResponse>> other) {
    answering = other;
    return this;
  }

  DescribeResponse.Builder description() {
    return description.toBuilder();
  }

  URI address() {
    return URI.create("http://127.42.0.9:" + server.getPort());
  }

  @Override
  public void describe(DescribeRequest request, StreamObserver<DescribeResponse> out) {
    out.onNext(description);
    out.onCompleted();
  }

  @Override
  public StreamObserver<ChallengeRequest> challenge(StreamObserver<ChallengeResponse> out) {
    ((ServerCallStreamObserver<ChallengeResponse>) out).setOnCancelHandler(cancelled::countDown);
    return new StreamObserver<>() {
      @Override
      public void onNext(ChallengeRequest request) {
        if (request.hasOrder()) {
          answering.accept(request.getOrder(), out);
        } else if (prover != null) {
          request.getOpenTiles().getPlacesList().forEach(place -> out.onNext(opened(place)));
          out.onCompleted();
        }
      }

      @Override
      public void onError(Throwable gone) {}

      @Override
      public void onCompleted() {}
    };
  }

  /** What an honest agent does with an order. */
  void commit(Order order, StreamObserver<ChallengeResponse> out) {
    MatrixShape shape = new MatrixShape(order.getN(), order.getRounds(), order.getTileColumns());
    prover = new MatrixProver(new JavaBackend(), shape, order.getSeed().toByteArray());
    byte[] root = {};
    for (int round = 1; !prover.done(); round++) {
      root = prover.next();
      out.onNext(root(round, root));
    }
    Instant expires =
        Instant.ofEpochSecond(order.getExpires().getSeconds(), order.getExpires().getNanos());
    byte[] signature =
        new ChallengeOrder(
                order.getSeed().toByteArray(), shape, order.getNodeKey().toByteArray(), expires)
            .answered(root, KEY.secret());
    out.onNext(commitment(signature));
  }

  static ChallengeResponse root(int round, byte[] root) {
    return ChallengeResponse.newBuilder()
        .setRoot(RoundRoot.newBuilder().setRound(round).setRoot(ByteString.copyFrom(root)))
        .build();
  }

  static ChallengeResponse commitment(byte[] signature) {
    return ChallengeResponse.newBuilder()
        .setCommitment(Commitment.newBuilder().setSignature(ByteString.copyFrom(signature)))
        .build();
  }

  static ChallengeResponse tile(int bytes) {
    return ChallengeResponse.newBuilder()
        .setTile(Tile.newBuilder().setEntries(ByteString.copyFrom(new byte[bytes])))
        .build();
  }

  private ChallengeResponse opened(dev.assay.contracts.agent.v1.TilePlace place) {
    OpenedTile tile =
        prover.open(new TilePlace(place.getRound(), place.getRow(), place.getBlock()));
    ByteArrayOutputStream path = new ByteArrayOutputStream();
    tile.path().forEach(path::writeBytes);
    return ChallengeResponse.newBuilder()
        .setTile(
            Tile.newBuilder()
                .setPlace(place)
                .setEntries(ByteString.copyFrom(tile.entries()))
                .setPath(ByteString.copyFrom(path.toByteArray())))
        .build();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
