package dev.assay.compute.asking.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.compute.challenge.ChallengeEnd;
import dev.assay.compute.challenge.DeclaredDevice;
import dev.assay.compute.challenge.MatrixChallenge;
import dev.assay.compute.challenge.MatrixTranscript;
import dev.assay.contracts.agent.v1.ChallengeResponse;
import dev.assay.contracts.agent.v1.Device;
import dev.assay.contracts.agent.v1.Order;
import dev.assay.layer.egress.AddressRange;
import dev.assay.layer.egress.EgressPolicy;
import dev.assay.layer.egress.GuardedChannels;
import dev.assay.layer.egress.PortRange;
import dev.assay.layer.probe.RawAnswer;
import dev.assay.verification.document.CanonicalJson;
import dev.assay.verification.document.InvalidDocument;
import dev.assay.verification.evidence.Envelope;
import dev.assay.verification.finding.Reason;
import dev.assay.verification.signature.SigningKey;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MatrixChallengeRunnerTest {
  private static final VerifierContext CONTEXT = new VerifierContext(Duration.ofMinutes(5));
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final GuardedChannels channels =
      new GuardedChannels(
          EgressPolicy.standard()
              .withAllowedRanges(List.of(AddressRange.of("127.42.0.0/16")))
              .withAllowedPorts(List.of(PortRange.of("1-65535"))),
          name -> Uni.createFrom().failure(new java.net.UnknownHostException(name)),
          Infrastructure.getDefaultWorkerPool());
  @TempDir private Path folder;
  private MatrixChallengeRunner runner;
  private ScriptedAgent agent;

  @BeforeEach
  void start() throws IOException {
    agent = new ScriptedAgent();
    runner = signing(SigningKey.fresh().text());
  }

  @AfterEach
  void stop() {
    agent.close();
  }

  /** What a hostile agent does with an order, and how its challenge ends. */
  static Stream<Arguments> hostile() {
    return Stream.of(
        ends(ChallengeEnd.SILENT, (order, out) -> {}),
        ends(ChallengeEnd.SLOW, (order, out) -> out.onNext(ScriptedAgent.root(1, new byte[32]))),
        ends(ChallengeEnd.BROKEN, (order, out) -> roots(order.getRounds() + 1, out)),
        ends(ChallengeEnd.BROKEN, (order, out) -> roots(1_000_000, out)),
        ends(ChallengeEnd.BROKEN, (order, out) -> out.onNext(ScriptedAgent.root(2, new byte[32]))),
        ends(ChallengeEnd.BROKEN, (order, out) -> out.onNext(ScriptedAgent.root(1, new byte[31]))),
        ends(
            ChallengeEnd.BROKEN,
            (order, out) -> out.onNext(ScriptedAgent.root(1, new byte[1 << 20]))),
        ends(
            ChallengeEnd.BROKEN,
            (order, out) -> out.onNext(ScriptedAgent.commitment(new byte[64]))),
        ends(ChallengeEnd.BROKEN, (order, out) -> out.onNext(ScriptedAgent.tile(256))),
        ends(
            ChallengeEnd.BROKEN,
            (order, out) -> out.onNext(ChallengeResponse.getDefaultInstance())),
        ends(ChallengeEnd.BROKEN, (order, out) -> out.onCompleted()),
        ends(ChallengeEnd.BROKEN, failing(Status.INTERNAL)),
        ends(ChallengeEnd.REFUSED, failing(Status.PERMISSION_DENIED)),
        ends(ChallengeEnd.BUSY, failing(Status.RESOURCE_EXHAUSTED)),
        ends(
            ChallengeEnd.UNOPENED,
            (order, out) -> {
              committed(order, out);
              out.onNext(ScriptedAgent.tile(256));
            }),
        ends(
            ChallengeEnd.UNOPENED,
            (order, out) -> {
              committed(order, out);
              out.onNext(ScriptedAgent.tile(1 << 20));
            }),
        ends(
            ChallengeEnd.UNOPENED,
            (order, out) -> {
              committed(order, out);
              out.onCompleted();
            }),
        ends(ChallengeEnd.UNOPENED, MatrixChallengeRunnerTest::committed));
  }

  @Test
  void givenHonestAgent_whenChallenged_thenTheTranscriptHolds() throws Exception {
    // Given
    MatrixChallenge question = question(agent.address());

    // When
    MatrixTranscript transcript = transcript(question);

    // Then
    assertThat(transcript.end()).isEqualTo(ChallengeEnd.ANSWERED);
    assertThat(transcript.roots()).hasSize(20);
    assertThat(transcript.tiles()).hasSize(132);
    RawAnswer raw = answer(question);
    var result = question.decode(envelope(question, raw), raw.body());
    assertThat(result).extracting("valid", "keyProven").containsExactly(132, true);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void givenHostileAgent_whenChallenged_thenItEndsInTimeAndIsWrittenDown(
      ChallengeEnd end, BiConsumer<Order, StreamObserver<ChallengeResponse>> does)
      throws Exception {
    // Given
    agent.answering(does);

    // When
    MatrixTranscript transcript = transcript(question(agent.address()));

    // Then
    assertThat(transcript.end()).as(transcript.explanation()).isEqualTo(end);
    assertThat(transcript.tiles()).isEmpty();
    assertThat(transcript.roots()).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void givenDeclaredCards_whenChallenged_thenTheyAreWrittenDownAsTold() throws Exception {
    // Given
    Device card =
        Device.newBuilder().setName("Test Card 9").setIdentity("GPU-1").setMemoryBytes(7).build();
    Device nameAlone = Device.newBuilder().setName("Test Card 8").build();
    agent.describing(agent.description().addDevices(card).addDevices(nameAlone).build());

    // When
    MatrixTranscript transcript = transcript(question(agent.address()));

    // Then
    assertThat(transcript.devices())
        .containsExactly(
            new DeclaredDevice("Test Card 9", "GPU-1", 7L),
            new DeclaredDevice("Test Card 8", null, null));
  }

  @Test
  void givenHugeClaims_whenChallenged_thenTheOrderStaysOurs() throws Exception {
    // Given
    agent.describing(
        agent
            .description()
            .setLargestN(Integer.MAX_VALUE)
            .setMostRounds(Integer.MAX_VALUE)
            .build());

    // When
    MatrixTranscript transcript = transcript(question(agent.address()));

    // Then
    assertThat(transcript.roots()).hasSize(20);
  }

  @Test
  void givenImpossibleDescriptions_whenChallenged_thenNothingIsOrdered() {
    // Given // When // Then
    agent.describing(agent.description().setLargestN(0).build());
    assertThat(answer(question(agent.address())).reason()).isEqualTo(Reason.SOURCE_SHAPE_CHANGED);
    agent.describing(agent.description().setLargestN(64).setBackend("x".repeat(101)).build());
    assertThat(answer(question(agent.address())).reason()).isEqualTo(Reason.SOURCE_SHAPE_CHANGED);
    Device card = Device.newBuilder().setName("card").build();
    agent.describing(agent.description().addAllDevices(Collections.nCopies(65, card)).build());
    assertThat(answer(question(agent.address())).reason()).isEqualTo(Reason.SOURCE_SHAPE_CHANGED);
    agent.describing(agent.description().addDevices(Device.newBuilder().setMemoryBytes(1)).build());
    assertThat(answer(question(agent.address())).reason()).isEqualTo(Reason.SOURCE_SHAPE_CHANGED);
    agent.describing(agent.description().setBackend("x".repeat(1 << 20)).build());
    assertThat(answer(question(agent.address())).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void givenServersThatSpeakNoGrpc_whenChallenged_thenUnreachableOrLate() throws IOException {
    // Given
    try (ServerSocket mute = listening();
        ServerSocket dribbling = listening();
        ServerSocket closing = listening()) {
      serve(dribbling, true);
      serve(closing, false);

      // When // Then
      assertThat(answer(question(at(mute))).reason()).isEqualTo(Reason.TIMED_OUT);
      assertThat(answer(question(at(dribbling))).reason())
          .isIn(Reason.TIMED_OUT, Reason.SOURCE_UNREACHABLE, Reason.SOURCE_SHAPE_CHANGED);
      assertThat(answer(question(at(closing))).reason()).isEqualTo(Reason.SOURCE_UNREACHABLE);
    }
  }

  @Test
  void givenRefusedAddressOrName_whenChallenged_thenNobodyIsAsked() {
    // Given // When // Then
    assertThat(answer(question(URI.create("http://10.0.0.1:7443"))).reason())
        .isEqualTo(Reason.ADDRESS_REFUSED);
    assertThat(answer(question(URI.create("https://nowhere.example"))).reason())
        .isEqualTo(Reason.SOURCE_UNREACHABLE);
  }

  @Test
  void givenNoKeyOrNoTime_whenChallenged_thenNobodyIsAsked() throws IOException {
    // Given
    MatrixChallenge question = question(agent.address());

    // When // Then
    assertThat(answer(question, new VerifierContext(Duration.ofSeconds(4))).reason())
        .isEqualTo(Reason.BUDGET_SPENT);
    runner = signing("no key");
    assertThat(answer(question).reason()).isEqualTo(Reason.SECRET_MISSING);
    Files.delete(folder.resolve("verifier.key"));
    assertThat(answer(question).reason()).isEqualTo(Reason.SECRET_MISSING);
  }

  @Test
  void givenCancelledRun_whenItIsUnderWay_thenTheAgentHearsOfIt() throws InterruptedException {
    // Given
    java.util.concurrent.CountDownLatch ordered = new java.util.concurrent.CountDownLatch(1);
    agent.answering((order, out) -> ordered.countDown());
    var running =
        runner.run(question(agent.address()), CONTEXT).subscribe().with(unused -> {}, e -> {});
    assertThat(ordered.await(30, TimeUnit.SECONDS)).isTrue();

    // When
    running.cancel();

    // Then
    assertThat(agent.cancelled.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private static Arguments ends(
      ChallengeEnd end, BiConsumer<Order, StreamObserver<ChallengeResponse>> does) {
    return Arguments.of(end, does);
  }

  private static BiConsumer<Order, StreamObserver<ChallengeResponse>> failing(Status status) {
    return (order, out) -> out.onError(status.asRuntimeException());
  }

  private static void roots(int count, StreamObserver<ChallengeResponse> out) {
    var call = (io.grpc.stub.ServerCallStreamObserver<ChallengeResponse>) out;
    for (int round = 1; round <= count && !call.isCancelled(); round++) {
      out.onNext(ScriptedAgent.root(round, new byte[32]));
    }
  }

  private static void committed(Order order, StreamObserver<ChallengeResponse> out) {
    roots(order.getRounds(), out);
    out.onNext(ScriptedAgent.commitment(new byte[64]));
  }

  private MatrixChallengeRunner signing(String key) throws IOException {
    Path file = Files.writeString(folder.resolve("verifier.key"), key);
    AgentAccess access =
        new AgentAccess() {
          @Override
          public Optional<Path> verifierKey() {
            return Optional.of(file);
          }

          @Override
          public Optional<Path> clientCertificate() {
            return Optional.empty();
          }

          @Override
          public Optional<Path> clientKey() {
            return Optional.empty();
          }
        };
    return new MatrixChallengeRunner(
        channels,
        new VerifierFiles(access),
        new SecureRandom(),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2));
  }

  private static Envelope envelope(MatrixChallenge question, RawAnswer raw) {
    return new Envelope(
        Envelope.SCHEMA,
        question.canonical(),
        raw.at(),
        raw.source(),
        raw.evidenceClass(),
        raw.reason(),
        raw.explanation(),
        raw.mediaType(),
        null,
        raw.attributes());
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 8, InetAddress.getByName("127.42.0.9"));
  }

  private static URI at(ServerSocket socket) {
    return URI.create("http://127.42.0.9:" + socket.getLocalPort());
  }

  /** Sends a frame's head byte by byte and never its end, or closes at once. */
  private static void serve(ServerSocket socket, boolean dribble) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (Socket peer = socket.accept()) {
                while (dribble) {
                  peer.getOutputStream().write(0);
                  peer.getOutputStream().flush();
                  peer.setSoTimeout(100);
                  read(peer);
                }
              } catch (IOException closed) {
                // the test is over, or the client has left
              }
            });
  }

  private static void read(Socket peer) throws IOException {
    try {
      peer.getInputStream().readNBytes(1 << 16);
    } catch (java.net.SocketTimeoutException quiet) {
      // that is the pace
    }
  }

  private static MatrixChallenge question(URI address) {
    return new MatrixChallenge(address, null, "07".repeat(32), new BigDecimal("10000000"), 132, 2);
  }

  private RawAnswer answer(MatrixChallenge question) {
    return answer(question, CONTEXT);
  }

  private RawAnswer answer(MatrixChallenge question, VerifierContext context) {
    return runner.run(question, context).await().atMost(PATIENCE);
  }

  private MatrixTranscript transcript(MatrixChallenge question) throws InvalidDocument {
    RawAnswer answer = answer(question);
    assertThat(answer.reason()).as(answer.explanation()).isNull();
    return CanonicalJson.read(answer.body(), MatrixTranscript.class);
  }
}
