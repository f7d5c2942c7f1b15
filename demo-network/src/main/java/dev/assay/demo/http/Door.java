package dev.assay.demo.http;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/**
 * What stands behind one path: it answers the request's exchange itself.
 *
 * <p>An {@link IOException} closes the connection in the middle of whatever was being sent.
 */
@FunctionalInterface
public interface Door {
  void open(Request request) throws IOException, InterruptedException;

  /** A door that answers with one whole body. */
  static Door answering(Function<Request, Answer> answer) {
    return request -> answer.apply(request).send(request.exchange());
  }

  /** A door that waits before it opens. */
  default Door after(Duration delay) {
    return delay.isZero()
        ? this
        : request -> {
          Thread.sleep(delay);
          open(request);
        };
  }
}
