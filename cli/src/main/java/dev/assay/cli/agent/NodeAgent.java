package dev.assay.cli.agent;

import com.google.protobuf.ByteString;
import dev.assay.contracts.agent.v1.ChallengeRequest;
import dev.assay.contracts.agent.v1.ChallengeResponse;
import dev.assay.contracts.agent.v1.DescribeRequest;
import dev.assay.contracts.agent.v1.DescribeResponse;
import dev.assay.contracts.agent.v1.NodeAgentServiceGrpc.NodeAgentServiceImplBase;
import dev.assay.contracts.agent.v1.SignNonceRequest;
import dev.assay.contracts.agent.v1.SignNonceResponse;
import dev.assay.verification.matrix.proving.MatrixBackend;
import dev.assay.verification.matrix.proving.MatrixProver;
import dev.assay.verification.signature.Ed25519;
import dev.assay.verification.signature.SigningKey;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers verifiers for one node: one challenge at a time, on one thread. Thread-safe. */
final class NodeAgent extends NodeAgentServiceImplBase implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("[^\\n]{1,300}");
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{1,1024}");

  private final SigningKey key;
  private final MatrixBackend backend;
  private final AgentLimits limits;
  private final Inventory inventory;
  private final OrderDesk desk;
  private final Consumer<String> console;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private @Nullable Object atWork;

  NodeAgent(
      SigningKey key,
      TrustedVerifiers verifiers,
      MatrixBackend backend,
      AgentLimits limits,
      Inventory inventory,
      Consumer<String> console) {
    this.key = key;
    this.backend = backend;
    this.limits = limits;
    this.inventory = inventory;
    this.desk = new OrderDesk(key, verifiers, limits, Clock.systemUTC());
    this.console = console;
  }

  @Override
  public void describe(DescribeRequest request, StreamObserver<DescribeResponse> out) {
    out.onNext(
        DescribeResponse.newBuilder()
            .setNodeKey(ByteString.copyFrom(key.raw()))
            .setBackend(backend.name())
            .addAllDevices(inventory.devices())
            .setLargestN(limits.largestN())
            .setMostRounds(limits.mostRounds())
            .build());
    out.onCompleted();
  }

  @Override
  public void signNonce(SignNonceRequest request, StreamObserver<SignNonceResponse> out) {
    boolean usable =
        ID.matcher(request.getId()).matches() && NONCE.matcher(request.getNonce()).matches();
    if (!usable) {
      out.onError(
          Status.INVALID_ARGUMENT
              .withDescription("an id of one line and a nonce of base64url are signed")
              .asRuntimeException());
      return;
    }
    String text = "assay node proof v1\n" + request.getId() + "\n" + request.getNonce();
    byte[] signature = Ed25519.sign(key.secret(), text.getBytes(StandardCharsets.UTF_8));
    out.onNext(SignNonceResponse.newBuilder().setSignature(ByteString.copyFrom(signature)).build());
    out.onCompleted();
  }

  @Override
  public StreamObserver<ChallengeRequest> challenge(StreamObserver<ChallengeResponse> out) {
    return new ChallengeCall(this, (ServerCallStreamObserver<ChallengeResponse>) out);
  }

  OrderDesk desk() {
    return desk;
  }

  SigningKey key() {
    return key;
  }

  MatrixBackend backend() {
    return backend;
  }

  void say(String sentence, Object... values) {
    console.accept(String.format(sentence, values));
  }

  /** Runs a step of a challenge, unless another one is at work. */
  synchronized void work(Object challenge, Runnable step) {
    if (atWork != null && atWork != challenge) {
      throw new RejectedExecutionException("busy");
    }
    atWork = challenge;
    worker.execute(step);
  }

  /** The challenge is over; what it held is let go once its last step has ended. */
  synchronized void done(Object challenge, @Nullable MatrixProver prover) {
    if (atWork != challenge) {
      return;
    }
    atWork = null;
    if (prover != null && !worker.isShutdown()) {
      worker.execute(prover::close);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
