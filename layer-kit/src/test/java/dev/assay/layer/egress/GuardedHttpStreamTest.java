package dev.assay.layer.egress;

import static dev.assay.layer.egress.Loopback.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.assay.layer.egress.StreamEnd.Broken;
import dev.assay.layer.egress.StreamEnd.Ended;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardedHttpStreamTest {
  private static final int BLOCK = 64 * 1024;
  private static final long BODY = 64L << 20;
  private final Loopback loopback = new Loopback();
  private final AtomicLong written = new AtomicLong();
  private final int port = loopback.http(this::serve);
  private final GuardedHttp http = loopback.client(Map.of());
  private final HttpRequest request =
      HttpRequest.get(uri("127.0.0.1", port, "/"))
          .withLimits(loopback.policy().limits().withBytes(BODY, BODY));

  @AfterEach
  void stop() {
    loopback.close();
  }

  @Test
  void handsOverEveryByteInTheOrderOfItsArrival() {
    // Given
    Sink sink = new Sink(chunk -> Uni.createFrom().item(ChunkSink.Next.MORE));

    // When
    Ended ended = (Ended) http.stream(request, sink).await().atMost(Loopback.PATIENCE);

    // Then
    assertThat(ended.complete()).isTrue();
    assertThat(ended.wireBytes()).isEqualTo(BODY).isEqualTo(sink.bytes.get());
    assertThat(ended.decodedBytes()).isEqualTo(BODY);
    assertThat(sink.heads).containsExactly("200 identity");
    assertThat(sink.nanos).isSorted().hasSizeGreaterThan(100);
  }

  @Test
  void readsOnOnlyWhenTheSinkIsReady() {
    // Given
    List<UniEmitter<? super ChunkSink.Next>> taken = new CopyOnWriteArrayList<>();
    Sink sink = new Sink(chunk -> Uni.createFrom().emitter(taken::add));
    List<StreamEnd> ends = new CopyOnWriteArrayList<>();

    // When
    http.stream(request, sink).subscribe().with(ends::add);
    await().until(() -> taken.size() == 1);
    taken.getFirst().complete(ChunkSink.Next.MORE);
    await().until(() -> taken.size() == 2);

    // Then
    await()
        .during(Duration.ofMillis(200))
        .until(() -> taken.size() == 2 && written.get() < BODY / 2);

    // When
    taken.getLast().complete(ChunkSink.Next.STOP);

    // Then
    await().until(() -> !ends.isEmpty());
    assertThat(((Ended) ends.getFirst()).complete()).isFalse();
    await().untilAtomic(loopback.openConnections, is(0));
  }

  @Test
  void closesTheConnectionWhenCancelledInTheMiddle() {
    // Given
    Sink sink = new Sink(chunk -> Uni.createFrom().nothing());
    Cancellable stream = http.stream(request, sink).subscribe().with(unused -> {});
    await().until(() -> sink.bytes.get() > 0);

    // When
    stream.cancel();

    // Then
    await().untilAtomic(loopback.openConnections, is(0));
  }

  @Test
  void stopsAtTheByteLimit() {
    // Given
    Sink sink = new Sink(chunk -> Uni.createFrom().item(ChunkSink.Next.MORE));
    Limits limits = loopback.policy().limits().withBytes(BODY - 1, BODY);

    // When
    StreamEnd end = http.stream(request.withLimits(limits), sink).await().atMost(Loopback.PATIENCE);

    // Then
    assertThat(((Broken) end).code()).isEqualTo(FailureCode.TOO_LARGE);
    assertThat(sink.bytes.get()).isLessThan(BODY);
  }

  @Test
  void passesOnTheBugsOfTheSink() {
    // Given
    Sink sink =
        new Sink(
            chunk -> {
              throw new IllegalStateException("planned");
            });

    // When, Then
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> http.stream(request, sink).await().atMost(Loopback.PATIENCE))
        .withMessage("planned");
    await().untilAtomic(loopback.openConnections, is(0));
  }

  private void serve(HttpServerRequest asked) {
    HttpServerResponse response = asked.response();
    response.putHeader("x-encoding", asked.getHeader("accept-encoding"));
    response.putHeader("content-length", Long.toString(BODY));
    response.drainHandler(unused -> pour(response));
    pour(response);
  }

  private void pour(HttpServerResponse response) {
    while (!response.closed() && !response.writeQueueFull() && written.get() < BODY) {
      response.write(Buffer.buffer(new byte[BLOCK]));
      if (written.addAndGet(BLOCK) == BODY) {
        response.end();
      }
    }
  }

  private static final class Sink implements ChunkSink {
    private final Function<Buffer, Uni<Next>> answer;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Long> nanos = new CopyOnWriteArrayList<>();
    private final AtomicLong bytes = new AtomicLong();

    Sink(Function<Buffer, Uni<Next>> answer) {
      this.answer = answer;
    }

    @Override
    public void onHead(int status, Headers headers, long at) {
      heads.add(status + " " + headers.first("x-encoding"));
      nanos.add(at);
    }

    @Override
    public Uni<Next> onChunk(Buffer chunk, long at) {
      nanos.add(at);
      bytes.addAndGet(chunk.length());
      return answer.apply(chunk);
    }
  }
}
