package dev.assay.data.digest;

import dev.assay.layer.egress.ChunkSink;
import dev.assay.layer.egress.Headers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Digests a body off the event loop: parts are gathered into batches, and while a worker digests
 * one batch, the next may arrive; a third has to wait. Survives several responses, so that a broken
 * one can be resumed. One call at a time; not thread-safe beyond that.
 */
final class DigestSink implements ChunkSink {
  private static final int BATCH = 256 << 10;

  private final List<DigestAlgorithm> alsoBy;
  private final Executor workers;
  private final LongConsumer progress;
  private StreamingDigest digest;
  private CompletableFuture<@Nullable Void> digesting = CompletableFuture.completedFuture(null);
  private Buffer batch = Buffer.buffer(BATCH);
  private long received;
  private int status;
  private @Nullable Headers first;

  /**
   * An empty sink.
   *
   * @param workers where digesting happens
   * @param progress hears how many bytes have come
   */
  DigestSink(List<DigestAlgorithm> alsoBy, Executor workers, LongConsumer progress) {
    this.alsoBy = alsoBy;
    this.workers = workers;
    this.progress = progress;
    this.digest = new StreamingDigest(alsoBy);
  }

  @Override
  public void onHead(int status, Headers headers, long nanos) {
    boolean goesOn = status == 206 && received > 0 && startsAt(headers, received);
    this.status = goesOn ? 200 : status == 206 ? 416 : status;
    if (!goesOn) {
      first = headers;
      digest = new StreamingDigest(alsoBy);
      batch = Buffer.buffer(BATCH);
      received = 0;
    }
  }

  @Override
  public Uni<Next> onChunk(Buffer chunk, long nanos) {
    if (!succeeded()) {
      return Uni.createFrom().item(Next.STOP);
    }
    batch.appendBuffer(chunk);
    received += chunk.length();
    if (batch.length() < BATCH) {
      return Uni.createFrom().item(Next.MORE);
    }
    progress.accept(received);
    CompletableFuture<@Nullable Void> before = digesting;
    handOver();
    return Uni.createFrom().completionStage(before).replaceWith(Next.MORE);
  }

  /** The digests, once the last batch is through. */
  Uni<StreamingDigest.Result> finish() {
    handOver();
    StreamingDigest whole = digest;
    return Uni.createFrom().completionStage(() -> digesting).map(done -> whole.finish());
  }

  /** Whether the last response's status was 2xx. */
  boolean succeeded() {
    return status >= 200 && status < 300;
  }

  /** The status; 416 for a part that was not the one asked for. */
  int status() {
    return status;
  }

  /** How many bytes have come. */
  long received() {
    return received;
  }

  /** A field of the head that the body began with; null when there is none. */
  @Nullable String header(String name) {
    return first == null ? null : first.first(name);
  }

  /** The media type of the body; null when the server named none. */
  @Nullable String mediaType() {
    return first == null ? null : first.mediaType();
  }

  private void handOver() {
    StreamingDigest into = digest;
    ByteBuffer full = batch.getByteBuf().nioBuffer();
    batch = Buffer.buffer(BATCH);
    digesting = digesting.thenRunAsync(() -> into.update(full), workers);
  }

  private static boolean startsAt(Headers headers, long offset) {
    String range = headers.first("content-range");
    return range != null && range.strip().startsWith("bytes " + offset + "-");
  }
}
