package dev.assay.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Asks one address again and again over a fixed number of connections, each with one request under
 * way. It shares the cores with the server that it measures, so it is as cheap as can be: one
 * thread, a request of constant bytes, and answers that are told apart by their length, which is
 * the same for all because every answer is the same document.
 */
final class Load {
  private static final int CONNECTIONS = 64;
  private static final int LONGEST_MICROS = 60_000_000;

  private final Vertx vertx;

  Load(Vertx vertx) {
    this.vertx = vertx;
  }

  /** How many connections ask at once. */
  static int connections() {
    return CONNECTIONS;
  }

  /** Asks for so long; the server must answer every time with exactly this document. */
  Round run(Program server, URI address, byte[] document, Duration length)
      throws IOException, InterruptedException {
    demand(address, document);
    Duration before = server.cpu();
    long begun = System.nanoTime();
    long end = begun + length.toNanos();
    Histogram micros = new Histogram(LONGEST_MICROS, 3);
    CompletableFuture<Void> done = new CompletableFuture<>();
    vertx.runOnContext(ignored -> new Connections(address, end, micros, done).open());
    done.orTimeout(2 * length.toSeconds() + 10, TimeUnit.SECONDS).join();
    double seconds = (System.nanoTime() - begun) / 1e9;
    double cpu = server.cpu().minus(before).toNanos() / 1e3;
    long answers = micros.getTotalCount();
    return new Round(
        answers / seconds,
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3,
        cpu / answers);
  }

  /** One full look with a real client before the raw rounds. */
  private static void demand(URI address, byte[] document)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = Program.ask(address);
    if (answer.statusCode() != 200 || !Arrays.equals(answer.body(), document)) {
      throw new IllegalStateException(address + " answers otherwise: " + answer.statusCode());
    }
  }

  /** All connections of one round; lives on one event loop. */
  private final class Connections {
    private final URI address;
    private final Buffer request;
    private final long end;
    private final Histogram micros;
    private final CompletableFuture<Void> done;
    private final NetClient client = vertx.createNetClient();
    private int open = CONNECTIONS;
    private int answerLength;

    Connections(URI address, long end, Histogram micros, CompletableFuture<Void> done) {
      this.address = address;
      this.request =
          Buffer.buffer(
              "GET %s HTTP/1.1\r\nhost: %s\r\naccept: */*\r\n\r\n"
                  .formatted(address.getPath(), address.getAuthority()));
      this.end = end;
      this.micros = micros;
      this.done = done;
    }

    void open() {
      for (int i = 0; i < CONNECTIONS; i++) {
        client
            .connect(address.getPort(), address.getHost())
            .onSuccess(socket -> new Asking(socket).ask())
            .onFailure(done::completeExceptionally);
      }
    }

    private void closed() {
      open--;
      if (open == 0) {
        client.close();
        done.complete(null);
      }
    }

    /** One connection. */
    private final class Asking {
      private final NetSocket socket;
      private long asked;
      private int received;

      Asking(NetSocket socket) {
        this.socket = socket;
        socket.handler(this::take);
        socket.exceptionHandler(done::completeExceptionally);
      }

      void ask() {
        received = 0;
        asked = System.nanoTime();
        socket.write(request);
      }

      private void take(Buffer part) {
        if (received == 0) {
          Answer answer = Answer.startingWith(part);
          if (answerLength == 0) {
            answerLength = answer.length();
          }
          if (answer.status() != 200 || answer.length() != answerLength) {
            done.completeExceptionally(new IllegalStateException("another answer: " + answer));
          }
        }
        received += part.length();
        if (received >= answerLength) {
          micros.recordValue(Math.min((System.nanoTime() - asked) / 1000, LONGEST_MICROS));
          next();
        }
      }

      private void next() {
        if (System.nanoTime() < end) {
          ask();
        } else {
          socket.close();
          closed();
        }
      }
    }
  }
}
