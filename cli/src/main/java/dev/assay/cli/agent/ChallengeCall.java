package dev.assay.cli.agent;

import com.google.protobuf.ByteString;
import dev.assay.contracts.agent.v1.ChallengeRequest;
import dev.assay.contracts.agent.v1.ChallengeResponse;
import dev.assay.contracts.agent.v1.Commitment;
import dev.assay.contracts.agent.v1.HashKept;
import dev.assay.contracts.agent.v1.KeptRoot;
import dev.assay.contracts.agent.v1.OpenTiles;
import dev.assay.contracts.agent.v1.RoundRoot;
import dev.assay.contracts.agent.v1.Tile;
import dev.assay.verification.matrix.ChallengeOrder;
import dev.assay.verification.matrix.OpenedTile;
import dev.assay.verification.matrix.RoundKeys;
import dev.assay.verification.matrix.TilePlace;
import dev.assay.verification.matrix.proving.MatrixProver;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One challenge on the wire. The work is done on the agent's one thread for it, so that a second
 * challenge finds the node busy; it ends as soon as the verifier goes away. Thread-safe as gRPC
 * calls it.
 */
final class ChallengeCall implements StreamObserver<ChallengeRequest> {
  private final NodeAgent agent;
  private final ServerCallStreamObserver<ChallengeResponse> out;
  private final Object ready = new Object();
  private @Nullable ChallengeOrder order;
  private volatile @Nullable MatrixProver prover;
  private boolean opening;
  private int asked;

  ChallengeCall(NodeAgent agent, ServerCallStreamObserver<ChallengeResponse> out) {
    this.agent = agent;
    this.out = out;
    out.setOnReadyHandler(this::wake);
    out.setOnCancelHandler(this::ended);
  }

  @Override
  public void onNext(ChallengeRequest request) {
    try {
      switch (request.getRequestCase()) {
        case ORDER -> order(request);
        case HASH_KEPT -> pass(request.getHashKept());
        case OPEN_TILES -> open(request.getOpenTiles());
        case REQUEST_NOT_SET -> throw wrong("a request is an order, a pass's key or names tiles");
      }
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  @Override
  public void onError(Throwable gone) {
    ended();
  }

  @Override
  public void onCompleted() {
    if (!opening) {
      fail(wrong("the challenge ended before tiles were named"));
    }
  }

  private void order(ChallengeRequest request) {
    if (order != null) {
      throw wrong("a challenge has one order");
    }
    ChallengeOrder taken = agent.desk().take(request.getOrder());
    order = taken;
    work(() -> commit(taken));
  }

  private void pass(HashKept hash) {
    ChallengeOrder ordered = order;
    MatrixProver proving = prover;
    if (ordered == null || proving == null || !isDue(hash, ordered, proving)) {
      throw wrong("passes are asked for in their order, each with a key of 32 bytes");
    }
    asked++;
    work(() -> pass(proving, hash));
  }

  private boolean isDue(HashKept hash, ChallengeOrder ordered, MatrixProver proving) {
    return proving.done()
        && !opening
        && hash.getPass() == asked + 1
        && hash.getPass() <= ordered.passes()
        && hash.getKey().size() == RoundKeys.BYTES;
  }

  private void open(OpenTiles named) {
    MatrixProver proving = prover;
    if (proving == null || !proving.done() || opening) {
      throw wrong("tiles are named once, after the last root");
    }
    if (named.getPlacesCount() > AgentLimits.TILES) {
      throw Status.OUT_OF_RANGE.withDescription("too many tiles").asRuntimeException();
    }
    opening = true;
    work(() -> open(proving, named));
  }

  private void commit(ChallengeOrder taken) {
    agent.say("challenge of n %d, %d rounds", taken.shape().n(), taken.shape().rounds());
    MatrixProver proving =
        taken.passes() == 0
            ? new MatrixProver(agent.backend(), taken.shape(), taken.seed())
            : MatrixProver.keeping(agent.backend(), taken.shape(), taken.seed());
    prover = proving;
    byte[] root = new byte[0];
    for (int round = 1; !proving.done() && !out.isCancelled(); round++) {
      root = proving.next();
      send(
          ChallengeResponse.newBuilder()
              .setRoot(RoundRoot.newBuilder().setRound(round).setRoot(ByteString.copyFrom(root))));
    }
    if (proving.done()) {
      byte[] signature = taken.answered(root, agent.key().secret());
      send(
          ChallengeResponse.newBuilder()
              .setCommitment(Commitment.newBuilder().setSignature(ByteString.copyFrom(signature))));
    }
  }

  private void pass(MatrixProver proving, HashKept hash) {
    byte[] root = proving.pass(hash.getKey().toByteArray());
    send(
        ChallengeResponse.newBuilder()
            .setKeptRoot(
                KeptRoot.newBuilder().setPass(hash.getPass()).setRoot(ByteString.copyFrom(root))));
  }

  private void open(MatrixProver proving, OpenTiles named) {
    for (dev.assay.contracts.agent.v1.TilePlace place : named.getPlacesList()) {
      if (out.isCancelled()) {
        return;
      }
      send(ChallengeResponse.newBuilder().setTile(tile(proving, place)));
    }
    agent.say("opened %d tiles", named.getPlacesCount());
    ended();
    out.onCompleted();
  }

  private static Tile tile(MatrixProver proving, dev.assay.contracts.agent.v1.TilePlace asked) {
    TilePlace place = new TilePlace(asked.getRound(), asked.getRow(), asked.getBlock());
    OpenedTile tile = proving.open(place);
    Tile.Builder opened =
        Tile.newBuilder()
            .setPlace(asked)
            .setEntries(ByteString.copyFrom(tile.entries()))
            .setPath(joined(tile.path()));
    return asked.getPass() == 0
        ? opened.build()
        : opened.setKeptPath(joined(proving.path(asked.getPass(), place))).build();
  }

  private static ByteString joined(List<byte[]> hashes) {
    ByteArrayOutputStream path = new ByteArrayOutputStream();
    hashes.forEach(path::writeBytes);
    return ByteString.copyFrom(path.toByteArray());
  }

  /** Waits until the verifier has read what was sent, so that nothing piles up. */
  private void send(ChallengeResponse.Builder response) {
    synchronized (ready) {
      while (!out.isReady() && !out.isCancelled()) {
        try {
          ready.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw Status.UNAVAILABLE.withDescription("the agent ends").asRuntimeException();
        }
      }
    }
    out.onNext(response.build());
  }

  private void work(Runnable step) {
    try {
      agent.work(
          this,
          () -> {
            try {
              step.run();
            } catch (RuntimeException | OutOfMemoryError e) {
              fail(e);
            }
          });
    } catch (RejectedExecutionException busy) {
      throw Status.RESOURCE_EXHAUSTED.withDescription("the node is at work").asRuntimeException();
    }
  }

  private void wake() {
    synchronized (ready) {
      ready.notifyAll();
    }
  }

  private void ended() {
    wake();
    agent.done(this, prover);
  }

  private void fail(Throwable why) {
    ended();
    if (!out.isCancelled()) {
      Status status =
          why instanceof IllegalArgumentException
              ? Status.INVALID_ARGUMENT.withDescription(why.getMessage())
              : Status.fromThrowable(why);
      out.onError(status.asRuntimeException());
    }
  }

  private static RuntimeException wrong(String why) {
    return Status.INVALID_ARGUMENT.withDescription(why).asRuntimeException();
  }
}
