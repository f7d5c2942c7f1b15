package dev.assay.compute.asking.lists;

import dev.assay.layer.egress.ChunkSink;
import dev.assay.layer.egress.Headers;
import dev.assay.layer.egress.StreamEnd;
import dev.assay.verification.document.Digest;
import dev.assay.verification.probe.DocumentPart;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A response body that is taken part by part: the connection is read on only when the next part is
 * asked for, and given up when nobody asks. Thread-safe; one asks at a time.
 */
final class Download implements ChunkSink {
  /**
   * A part of the body.
   *
   * @param from its first byte
   * @param before digest of all bytes before
   * @param end how the response ended; null when more of it follows
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes are handed over, never compared
  record Piece(long from, Digest before, byte[] bytes, Head head, @Nullable StreamEnd end) {}

  /** How the response began. */
  record Head(int status, @Nullable String mediaType) {}

  private static final Uni<Next> MORE = Uni.createFrom().item(Next.MORE);

  private final Duration pause;
  private final MessageDigest sha256 = Digest.sha256();
  private final ByteArrayOutputStream came = new ByteArrayOutputStream();
  private Head head = new Head(0, null);
  private long from;
  private Digest before = Digest.soFar(sha256);
  private boolean stopped;
  private @Nullable StreamEnd end;
  private @Nullable UniEmitter<? super Piece> asker;
  private @Nullable UniEmitter<? super Next> connection;

  Download(Duration pause) {
    this.pause = pause;
  }

  /** The next part, once it is here. */
  Uni<Piece> next() {
    return Uni.createFrom()
        .<Piece>emitter(
            emitter -> {
              ask(emitter);
              handOver();
            });
  }

  /** Whether the next part can begin there. */
  synchronized boolean canReach(long position) {
    return !stopped && from <= position;
  }

  /** Reads no more. */
  void stop() {
    UniEmitter<? super Next> waiting;
    synchronized (this) {
      stopped = true;
      waiting = connection;
      connection = null;
    }
    if (waiting != null) {
      waiting.complete(Next.STOP);
    }
  }

  /** Takes note of how the response ended. */
  void ended(StreamEnd how) {
    synchronized (this) {
      end = how;
    }
    handOver();
  }

  /** Lets a defect of ours through to whoever asks. */
  void failed(Throwable defect) {
    UniEmitter<? super Piece> to;
    synchronized (this) {
      stopped = true;
      to = asker;
      asker = null;
    }
    if (to != null) {
      to.fail(defect);
    }
  }

  @Override
  public void onHead(int status, Headers headers, long nanos) {
    synchronized (this) {
      head = new Head(status, headers.mediaType());
    }
  }

  @Override
  public Uni<Next> onChunk(Buffer chunk, long nanos) {
    synchronized (this) {
      take(chunk.getBytes());
      if (!stopped && !isWhole()) {
        return MORE;
      }
    }
    handOver();
    return goOn();
  }

  private Uni<Next> goOn() {
    return Uni.createFrom()
        .<Next>emitter(this::readOn)
        .ifNoItem()
        .after(pause)
        .recoverWithItem(
            () -> {
              stop();
              return Next.STOP;
            });
  }

  private void readOn(UniEmitter<? super Next> emitter) {
    Next next;
    synchronized (this) {
      if (!stopped && isWhole()) {
        connection = emitter;
        return;
      }
      next = stopped ? Next.STOP : Next.MORE;
    }
    emitter.complete(next);
  }

  private synchronized void ask(UniEmitter<? super Piece> emitter) {
    asker = emitter;
  }

  private void handOver() {
    UniEmitter<? super Piece> to;
    Piece piece;
    UniEmitter<? super Next> waiting;
    synchronized (this) {
      to = asker;
      if (to == null || (!isWhole() && end == null)) {
        return;
      }
      asker = null;
      piece = cut();
      waiting = isWhole() ? null : connection;
      connection = waiting == null ? connection : null;
    }
    to.complete(piece);
    if (waiting != null) {
      waiting.complete(Next.MORE);
    }
  }

  /** A byte beyond a part shows that it isn't the last. */
  private boolean isWhole() {
    return came.size() > DocumentPart.BYTES;
  }

  /** Digests as the bytes come, up to the end of the part. */
  private void take(byte[] bytes) {
    int room = Math.max(0, DocumentPart.BYTES - came.size());
    sha256.update(bytes, 0, Math.min(room, bytes.length));
    came.writeBytes(bytes);
  }

  private Piece cut() {
    byte[] all = came.toByteArray();
    boolean last = !isWhole();
    byte[] bytes = last ? all : Arrays.copyOf(all, DocumentPart.BYTES);
    Piece piece = new Piece(from, before, bytes, head, last ? end : null);
    before = Digest.soFar(sha256);
    from += bytes.length;
    stopped |= last;
    came.reset();
    take(Arrays.copyOfRange(all, bytes.length, all.length));
    return piece;
  }
}
