package dev.assay.layer.egress;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;

/**
 * What is left of an answer that nobody waits for any more: usually the few bytes that end it. They
 * are read so that the connection can serve another request; if there are many, or they don't come
 * soon, the connection is closed. Runs on the response's event loop.
 */
final class Leftover {
  private static final long SOON_MILLIS = 1000;
  private static final int FEW_BYTES = 16 * 1024;

  private final HttpClientResponse response;
  private int bytes;

  private Leftover(HttpClientResponse response) {
    this.response = response;
  }

  /** Reads it. */
  static void of(HttpClientResponse response, Vertx vertx) {
    Leftover left = new Leftover(response);
    long timer = vertx.setTimer(SOON_MILLIS, unused -> left.close());
    response.exceptionHandler(unused -> vertx.cancelTimer(timer));
    response.endHandler(unused -> vertx.cancelTimer(timer));
    response.handler(part -> left.count(part.length()));
    response.resume();
  }

  private void count(int more) {
    bytes += more;
    if (bytes > FEW_BYTES) {
      close();
    }
  }

  private void close() {
    response.request().connection().close();
  }
}
