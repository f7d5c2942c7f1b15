package dev.assay.layer.egress;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Holds a whole body in memory; its size is bounded by the exchange's limits. */
final class CollectedBody implements ChunkSink {
  private static final Uni<Next> MORE = Uni.createFrom().item(Next.MORE);
  private final Buffer body = Buffer.buffer();

  @Override
  public void onHead(int status, Headers headers, long nanos) {
    // the end of the stream brings both again
  }

  @Override
  public Uni<Next> onChunk(Buffer chunk, long nanos) {
    body.appendBuffer(chunk);
    return MORE;
  }

  /** The exchange that a stream into this body was. */
  HttpExchange exchange(StreamEnd end) {
    return switch (end) {
      case StreamEnd.Ended e ->
          new HttpExchange.Responded(
              e.status(), e.headers(), body.getBytes(), e.hops(), e.timing(), e.tlsSpki());
      case StreamEnd.Broken b -> new HttpExchange.Failed(b.code(), b.guardCode(), b.explanation());
    };
  }
}
