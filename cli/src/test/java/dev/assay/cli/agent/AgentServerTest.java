package dev.assay.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.assay.cli.Complaint;
import dev.assay.contracts.agent.v1.ChallengeRequest;
import dev.assay.contracts.agent.v1.ChallengeResponse;
import dev.assay.contracts.agent.v1.DescribeRequest;
import dev.assay.contracts.agent.v1.DescribeResponse;
import dev.assay.contracts.agent.v1.HashKept;
import dev.assay.contracts.agent.v1.NodeAgentServiceGrpc;
import dev.assay.contracts.agent.v1.OpenTiles;
import dev.assay.contracts.agent.v1.SignNonceRequest;
import dev.assay.contracts.agent.v1.TilePlace;
import dev.assay.verification.matrix.ChallengeOrder;
import dev.assay.verification.matrix.KeptTiles;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.MatrixVerifier;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.Opening;
import dev.assay.verification.matrix.proving.JavaBackend;
import dev.assay.verification.signature.Ed25519;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentServerTest {
  private static final long KEPT = 2L * 64 * 64 * 4;

  private static final InetSocketAddress LOOPBACK = new InetSocketAddress("127.0.0.1", 0);
  private final AgentServer server = AgentServer.start(agent(), LOOPBACK, null);
  private final ManagedChannel channel =
      NettyChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
  private final NodeAgentServiceGrpc.NodeAgentServiceBlockingStub stub =
      NodeAgentServiceGrpc.newBlockingStub(channel);

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.close();
  }

  @Test
  void givenAgent_whenAsked_thenItDescribesItselfAndSigns() {
    // Given // When
    DescribeResponse described = stub.describe(DescribeRequest.getDefaultInstance());
    byte[] signature =
        stub.signNonce(SignNonceRequest.newBuilder().setId("node-1").setNonce("abc").build())
            .getSignature()
            .toByteArray();

    // Then
    assertThat(described.getNodeKey().toByteArray()).isEqualTo(Orders.NODE.raw());
    assertThat(described.getLargestN()).isEqualTo(128);
    assertThat(described.getDevicesList()).hasSize(1);
    byte[] text = "assay node proof v1\nnode-1\nabc".getBytes(StandardCharsets.UTF_8);
    assertThat(Ed25519.verifies(Orders.NODE.raw(), text, signature)).isTrue();
    assertThatThrownBy(
            () -> stub.signNonce(SignNonceRequest.newBuilder().setId("a\nb").setNonce("c").build()))
        .hasMessageContaining("INVALID_ARGUMENT");
  }

  @Test
  void givenListedVerifier_whenItOrders_thenRootsCommitmentAndTilesHold() throws Exception {
    // Given
    MatrixShape shape = new MatrixShape(128, 2, 64);
    ChallengeOrder order = Orders.order(3, shape, Instant.now().plusSeconds(60));
    Client client = new Client();
    StreamObserver<ChallengeRequest> requests =
        NodeAgentServiceGrpc.newStub(channel).challenge(client);

    // When
    requests.onNext(ChallengeRequest.newBuilder().setOrder(Orders.signed(order)).build());
    List<byte[]> roots =
        List.of(
            client.next().getRoot().getRoot().toByteArray(),
            client.next().getRoot().getRoot().toByteArray());
    byte[] signature = client.next().getCommitment().getSignature().toByteArray();
    TilePlace place = TilePlace.newBuilder().setRound(2).setRow(77).setBlock(1).build();
    requests.onNext(
        ChallengeRequest.newBuilder()
            .setOpenTiles(OpenTiles.newBuilder().addPlaces(place))
            .build());
    ChallengeResponse tile = client.next();

    // Then
    assertThat(order.isAnsweredBy(roots.getLast(), signature)).isTrue();
    var asked = new dev.assay.verification.matrix.TilePlace(2, 77, 1);
    assertThat(
            new MatrixVerifier(shape, order.seed(), roots, new byte[32])
                .verify(asked, opened(asked, tile)))
        .isEqualTo(Opening.VALID);
    assertThat(client.end()).isEqualTo(Status.Code.OK);
  }

  @Test
  void givenOrderWithPasses_whenKeysAreSent_thenTilesStandInThem() throws Exception {
    // Given
    MatrixShape shape = MatrixShape.of(64, 2);
    byte[] seed = new byte[32];
    seed[0] = 9;
    ChallengeOrder order =
        new ChallengeOrder(seed, shape, 2, Orders.NODE.raw(), Instant.now().plusSeconds(60));
    Client client = new Client();
    StreamObserver<ChallengeRequest> requests =
        NodeAgentServiceGrpc.newStub(channel).challenge(client);
    requests.onNext(ChallengeRequest.newBuilder().setOrder(Orders.signed(order)).build());
    client.next();
    client.next();
    client.next();

    // When
    List<byte[]> roots = List.of(passed(requests, client, 1), passed(requests, client, 2));
    TilePlace place = TilePlace.newBuilder().setRound(2).setRow(7).setPass(2).build();
    requests.onNext(
        ChallengeRequest.newBuilder()
            .setOpenTiles(OpenTiles.newBuilder().addPlaces(place))
            .build());
    ChallengeResponse tile = client.next();

    // Then
    var asked = new dev.assay.verification.matrix.TilePlace(2, 7, 0);
    List<byte[]> path = hashes(tile.getTile().getKeptPath().toByteArray());
    byte[] entries = tile.getTile().getEntries().toByteArray();
    assertThat(new KeptTiles(shape, 2, key(2)).leads(asked, entries, path, roots.get(1))).isTrue();
    assertThat(client.end()).isEqualTo(Status.Code.OK);
  }

  @Test
  void givenMoreToKeepThanTheNodeTakes_whenOrdered_thenOutOfRange() throws Exception {
    // Given
    MatrixShape large = MatrixShape.of(64, 5);
    ChallengeOrder order =
        new ChallengeOrder(
            new byte[32], large, 1, Orders.NODE.raw(), Instant.now().plusSeconds(60));
    Client client = new Client();

    // When
    NodeAgentServiceGrpc.newStub(channel)
        .challenge(client)
        .onNext(ChallengeRequest.newBuilder().setOrder(Orders.signed(order)).build());

    // Then
    assertThat(client.end()).isEqualTo(Status.Code.OUT_OF_RANGE);
  }

  @Test
  void givenPassThatWasNotOrdered_whenAskedFor_thenTheCallEnds() throws Exception {
    // Given
    Client client = new Client();
    StreamObserver<ChallengeRequest> requests = order(60, client);
    client.next();
    client.next();
    client.next();

    // When
    requests.onNext(hash(1));

    // Then
    assertThat(client.end()).isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  private static byte[] passed(StreamObserver<ChallengeRequest> requests, Client client, int number)
      throws InterruptedException {
    requests.onNext(hash(number));
    return client.next().getKeptRoot().getRoot().toByteArray();
  }

  private static ChallengeRequest hash(int number) {
    return ChallengeRequest.newBuilder()
        .setHashKept(HashKept.newBuilder().setPass(number).setKey(ByteString.copyFrom(key(number))))
        .build();
  }

  private static byte[] key(int number) {
    byte[] key = new byte[32];
    key[31] = (byte) number;
    return key;
  }

  @Test
  void givenAgentAtWork_whenAnotherOrderComes_thenItIsBusyAndThenFreeAgain() throws Exception {
    // Given a challenge whose tiles are not named yet
    Client first = new Client();
    StreamObserver<ChallengeRequest> requests = order(4, first);
    first.next();
    first.next();
    first.next();

    // When
    Client second = new Client();
    order(5, second);

    // Then
    assertThat(second.end()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    requests.onError(Status.CANCELLED.asRuntimeException());
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(30))
        .until(
            () -> {
              Client again = new Client();
              order(new java.util.Random().nextInt(100) + 100, again);
              return again.all.poll(5, TimeUnit.SECONDS) instanceof ChallengeResponse;
            });
  }

  @Test
  void givenWrongTurns_whenSent_thenTheCallEnds() throws Exception {
    // Given
    Client early = new Client();
    Client empty = new Client();

    // When
    NodeAgentServiceGrpc.newStub(channel)
        .challenge(early)
        .onNext(ChallengeRequest.newBuilder().setOpenTiles(OpenTiles.getDefaultInstance()).build());
    NodeAgentServiceGrpc.newStub(channel)
        .challenge(empty)
        .onNext(ChallengeRequest.getDefaultInstance());

    // Then
    assertThat(early.end()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(empty.end()).isEqualTo(Status.Code.INVALID_ARGUMENT);
  }

  @Test
  void givenOpenAddress_whenStartedWithoutTls_thenComplaint() {
    // Given
    NodeAgent open = agent();

    // When // Then
    assertThatThrownBy(() -> AgentServer.start(open, new InetSocketAddress("0.0.0.0", 0), null))
        .isInstanceOf(Complaint.class)
        .hasMessageContaining("loopback");
    open.close();
  }

  private StreamObserver<ChallengeRequest> order(int seed, Client client) {
    ChallengeOrder order = Orders.order(seed, MatrixShape.of(64, 2), Instant.now().plusSeconds(60));
    StreamObserver<ChallengeRequest> requests =
        NodeAgentServiceGrpc.newStub(channel).challenge(client);
    requests.onNext(ChallengeRequest.newBuilder().setOrder(Orders.signed(order)).build());
    return requests;
  }

  private static NodeAgent agent() {
    return new NodeAgent(
        Orders.NODE,
        Orders.trusted(),
        new JavaBackend(),
        new AgentLimits(128, 10, KEPT),
        Inventory.ofProcessor(),
        line -> {});
  }

  private static OpenedTile opened(
      dev.assay.verification.matrix.TilePlace place, ChallengeResponse response) {
    List<byte[]> path = hashes(response.getTile().getPath().toByteArray());
    return new OpenedTile(place, response.getTile().getEntries().toByteArray(), path);
  }

  private static List<byte[]> hashes(byte[] path) {
    List<byte[]> hashes = new ArrayList<>();
    for (int at = 0; at < path.length; at += 32) {
      hashes.add(Arrays.copyOfRange(path, at, at + 32));
    }
    return hashes;
  }

  /** What an agent sends, in order, and how it ends. */
  private static final class Client implements StreamObserver<ChallengeResponse> {
    private final BlockingQueue<Object> all = new LinkedBlockingQueue<>();

    ChallengeResponse next() throws InterruptedException {
      return (ChallengeResponse) all.poll(30, TimeUnit.SECONDS);
    }

    Status.Code end() throws InterruptedException {
      return (Status.Code) all.poll(30, TimeUnit.SECONDS);
    }

    @Override
    public void onNext(ChallengeResponse response) {
      all.add(response);
    }

    @Override
    public void onError(Throwable failure) {
      all.add(Status.fromThrowable(failure).getCode());
    }

    @Override
    public void onCompleted() {
      all.add(Status.Code.OK);
    }
  }
}
