package dev.assay.layer.egress;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/**
 * Takes a response body as it arrives. Called on the event loop, one call at a time, so it must not
 * block; work that takes long goes elsewhere and completes the returned Uni. A sink that throws or
 * fails makes the Uni of the stream fail: that is the caller's bug, not the world's doing.
 */
public interface ChunkSink {

  /** Whether the next chunk is wanted. */
  enum Next {
    MORE,
    STOP
  }

  /**
   * The head of the final response; redirects that are followed are not shown.
   *
   * @param nanos {@link System#nanoTime()} when it was read
   */
  void onHead(int status, Headers headers, long nanos);

  /**
   * One part of the decompressed body, never empty.
   *
   * @param nanos {@link System#nanoTime()} taken in the read callback, before any other work; it is
   *     the arrival as long as the sink answers at once
   * @return completes when the next part may come; until then the connection is not read on
   */
  Uni<Next> onChunk(Buffer chunk, long nanos);
}
