package dev.assay.compute.asking.matrix;

import dev.assay.compute.challenge.ChallengeEnd;
import dev.assay.compute.challenge.MatrixTranscript.Tile;
import dev.assay.compute.challenge.MemoryTranscript.Pass;
import dev.assay.contracts.agent.v1.ChallengeRequest;
import dev.assay.contracts.agent.v1.ChallengeResponse;
import dev.assay.contracts.agent.v1.KeptRoot;
import dev.assay.contracts.agent.v1.OpenTiles;
import dev.assay.contracts.agent.v1.TilePlace;
import dev.assay.verification.matrix.MatrixShape;
import dev.assay.verification.matrix.RoundKeys;
import dev.assay.verification.matrix.TileDraw;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The verifier's side of one challenge on the wire. Asks for one message after another and takes
 * exactly what is due: the roots, the commitment, the roots of passes over kept tiles where they
 * were ordered, then the tiles that were drawn; whatever else comes ends it. So an agent that sends
 * without end, or something else, costs one message. Safe under gRPC's serial calls.
 */
final class Dialogue implements ClientResponseObserver<ChallengeRequest, ChallengeResponse> {
  /** A tile's bytes, its path and their frame, at most. */
  static final int LARGEST_MESSAGE = 32 * 1024;

  private static final int LONGEST_PATH = 40 * RoundKeys.BYTES;
  private static final int SIGNATURE_BYTES = 64;

  private final ChallengeRequest order;
  private final MatrixShape shape;
  private final Draw draw;
  private final Passing passing;
  private final CompletableFuture<Boolean> committed = new CompletableFuture<>();
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();
  private final List<String> roots = new ArrayList<>();
  private final List<Long> micros = new ArrayList<>();
  private final List<Tile> tiles = new ArrayList<>();
  private final List<String> keptPaths = new ArrayList<>();
  private List<dev.assay.verification.matrix.TilePlace> places = List.of();
  private @Nullable ClientCallStreamObserver<ChallengeRequest> call;
  private @Nullable String signature;
  private byte @Nullable [] openingSeed;
  private @Nullable ChallengeEnd end;
  private @Nullable String explanation;
  private long began;

  /**
   * What is drawn after the last root.
   *
   * @param openings how many tiles are opened
   * @param passes over kept tiles before that
   */
  record Draw(Supplier<byte[]> seed, int openings, int passes) {}

  Dialogue(ChallengeRequest order, MatrixShape shape, Draw draw) {
    this.order = order;
    this.shape = shape;
    this.draw = draw;
    this.passing = new Passing(draw.passes(), draw.seed());
  }

  /** Done when tiles are asked for, after the last root, or the challenge ended before. */
  CompletableFuture<Boolean> committed() {
    return committed;
  }

  /** Done when the challenge ended. */
  CompletableFuture<Boolean> over() {
    return over;
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<ChallengeRequest> stream) {
    call = stream;
    stream.disableAutoRequestWithInitial(1);
  }

  /** Sends the order; our clock starts. */
  void begin() {
    began = System.nanoTime();
    stream().onNext(order);
  }

  @Override
  public synchronized void onNext(ChallengeResponse response) {
    if (end != null) {
      return;
    }
    switch (response.getResponseCase()) {
      case ROOT -> root(response.getRoot().getRound(), response.getRoot().getRoot().toByteArray());
      case COMMITMENT -> commitment(response.getCommitment().getSignature().toByteArray());
      case KEPT_ROOT -> keptRoot(response.getKeptRoot());
      case TILE -> tile(response.getTile());
      case RESPONSE_NOT_SET -> finish(ChallengeEnd.BROKEN, "the agent sent an empty message");
    }
    if (end == null) {
      stream().request(1);
    }
  }

  private void root(int round, byte[] root) {
    boolean due = roots.size() < shape.rounds() && round == roots.size() + 1;
    if (!due || root.length != RoundKeys.BYTES) {
      finish(ChallengeEnd.BROKEN, "the agent sent another root than was due");
      return;
    }
    roots.add(HexFormat.of().formatHex(root));
    micros.add(Math.max(1, (System.nanoTime() - began) / 1000));
  }

  private void commitment(byte[] signed) {
    boolean due = roots.size() == shape.rounds() && signature == null;
    if (!due || signed.length != SIGNATURE_BYTES) {
      finish(ChallengeEnd.BROKEN, "the agent sent a commitment that was not due");
      return;
    }
    signature = Base64.getEncoder().encodeToString(signed);
    passOrOpen();
  }

  private void keptRoot(KeptRoot root) {
    if (signature == null || !passing.take(root)) {
      finish(ChallengeEnd.BROKEN, "the agent sent the root of a pass that was not due");
      return;
    }
    passOrOpen();
  }

  private void passOrOpen() {
    if (passing.due()) {
      stream().onNext(passing.next());
    } else {
      open();
    }
  }

  private void open() {
    byte[] seed = draw.seed().get();
    openingSeed = seed;
    places = TileDraw.of(shape, seed, draw.openings());
    OpenTiles.Builder open = OpenTiles.newBuilder();
    for (int tile = 0; tile < places.size(); tile++) {
      open.addPlaces(wire(tile));
    }
    stream().onNext(ChallengeRequest.newBuilder().setOpenTiles(open).build());
    stream().onCompleted();
    committed.complete(true);
  }

  private void tile(dev.assay.contracts.agent.v1.Tile tile) {
    boolean due = tiles.size() < places.size();
    boolean fits =
        due
            && tile.getPlace().equals(wire(tiles.size()))
            && tile.getEntries().size() == shape.tileBytes()
            && tile.getPath().size() <= LONGEST_PATH
            && tile.getKeptPath().size() <= LONGEST_PATH;
    if (!fits) {
      finish(
          due ? ChallengeEnd.UNOPENED : ChallengeEnd.BROKEN,
          "the agent sent another tile than was due");
      return;
    }
    Base64.Encoder base64 = Base64.getEncoder();
    tiles.add(
        new Tile(
            base64.encodeToString(tile.getEntries().toByteArray()),
            base64.encodeToString(tile.getPath().toByteArray())));
    keptPaths.add(base64.encodeToString(tile.getKeptPath().toByteArray()));
    if (tiles.size() == places.size()) {
      finish(ChallengeEnd.ANSWERED, null);
    }
  }

  @Override
  public synchronized void onError(Throwable failure) {
    Status status = Status.fromThrowable(failure);
    String said = "the agent ended with " + status.getCode();
    finish(asked() ? ChallengeEnd.UNOPENED : Endings.of(status, roots.isEmpty()), said);
  }

  @Override
  public synchronized void onCompleted() {
    finish(
        asked() ? ChallengeEnd.UNOPENED : ChallengeEnd.BROKEN,
        "the agent ended before all was sent");
  }

  /** The time for the roots, or for the tiles, has passed. */
  synchronized void late() {
    ChallengeEnd how =
        asked() ? ChallengeEnd.UNOPENED : roots.isEmpty() ? ChallengeEnd.SILENT : ChallengeEnd.SLOW;
    finish(how, "the time for it had passed");
  }

  /** Whether tiles were asked for. */
  private boolean asked() {
    return openingSeed != null;
  }

  private void finish(ChallengeEnd how, @Nullable String why) {
    if (end == null) {
      end = how;
      explanation = why;
      stream().cancel(why == null ? "all tiles came" : why, null);
      committed.complete(false);
      over.complete(true);
    }
  }

  /** What happened, once it is over. */
  synchronized Heard heard() {
    return new Heard(
        List.copyOf(roots),
        List.copyOf(micros),
        signature,
        openingSeed == null ? null : HexFormat.of().formatHex(openingSeed),
        List.copyOf(tiles),
        passing.made(),
        List.copyOf(keptPaths),
        end == null ? ChallengeEnd.BROKEN : end,
        explanation);
  }

  /** What the wire gave. */
  record Heard(
      List<String> roots,
      List<Long> micros,
      @Nullable String signature,
      @Nullable String openingSeed,
      List<Tile> tiles,
      List<Pass> passes,
      List<String> keptPaths,
      ChallengeEnd end,
      @Nullable String explanation) {}

  private ClientCallStreamObserver<ChallengeRequest> stream() {
    if (call == null) {
      throw new IllegalStateException("the call has not begun");
    }
    return call;
  }

  private TilePlace wire(int tile) {
    dev.assay.verification.matrix.TilePlace place = places.get(tile);
    return TilePlace.newBuilder()
        .setRound(place.round())
        .setRow(place.row())
        .setBlock(place.block())
        .setPass(passing.passOf(tile, places.size()))
        .build();
  }
}
