package dev.assay.layer.egress;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads one response body into a sink: counts the bytes against the limits, unpacks gzip, and asks
 * the connection for the next part only when the sink took the last one. Runs on the response's
 * event loop.
 */
final class BodyReader {
  private final HttpClientResponse response;
  private final Limits limits;
  private final ChunkSink sink;
  private final @Nullable GzipBody gzip;
  private long wireBytes;
  private long decodedBytes;

  /** The response must be paused. */
  BodyReader(HttpClientResponse response, Headers headers, Limits limits, ChunkSink sink) {
    this.response = response;
    this.limits = limits;
    this.sink = sink;
    this.gzip = isGzip(headers) ? new GzipBody(limits.maxDecompressedBytes()) : null;
  }

  /** True when the whole body was read, false when the sink had enough. */
  Uni<Boolean> read() {
    return Uni.createFrom()
        .<Boolean>emitter(this::start)
        .onTermination()
        .invoke(
            () -> {
              if (gzip != null) {
                gzip.close();
              }
            });
  }

  long wireBytes() {
    return wireBytes;
  }

  long decodedBytes() {
    return decodedBytes;
  }

  private void start(UniEmitter<? super Boolean> emitter) {
    response.exceptionHandler(cause -> emitter.fail(ExchangeFault.whileReceiving(cause)));
    response.endHandler(unused -> guarded(emitter, () -> end(emitter)));
    response.handler(
        chunk -> {
          long nanos = System.nanoTime();
          guarded(emitter, () -> take(chunk, nanos, emitter));
        });
    response.fetch(1);
  }

  private void take(Buffer chunk, long nanos, UniEmitter<? super Boolean> emitter) {
    wireBytes += chunk.length();
    if (wireBytes > limits.maxBytes()) {
      throw tooLarge(limits.maxBytes());
    }
    Buffer plain = gzip == null ? chunk : gzip.unpack(chunk);
    decodedBytes += plain.length();
    if (decodedBytes > limits.maxDecompressedBytes()) {
      throw tooLarge(limits.maxDecompressedBytes());
    }
    if (plain.length() == 0) {
      response.fetch(1);
      return;
    }
    sink.onChunk(plain, nanos).subscribe().with(next -> go(next, emitter), emitter::fail);
  }

  private void go(ChunkSink.Next next, UniEmitter<? super Boolean> emitter) {
    if (next == ChunkSink.Next.MORE) {
      response.fetch(1);
    } else {
      emitter.complete(false);
    }
  }

  private void end(UniEmitter<? super Boolean> emitter) {
    if (gzip != null) {
      gzip.end();
    }
    emitter.complete(true);
  }

  /** An exception in a Vert.x handler would be logged and lost, and the exchange would hang. */
  private static void guarded(UniEmitter<? super Boolean> emitter, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      emitter.fail(e);
    }
  }

  private static boolean isGzip(Headers headers) {
    @Nullable String encoding = headers.first("content-encoding");
    return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
      case "identity", "" -> false;
      case "gzip", "x-gzip" -> true;
      default ->
          throw ExchangeFault.of(
              FailureCode.BAD_RESPONSE, "the body's encoding was not asked for: " + encoding);
    };
  }

  private static ExchangeFault tooLarge(long limit) {
    return ExchangeFault.of(FailureCode.TOO_LARGE, "the body is longer than " + limit + " bytes");
  }
}
