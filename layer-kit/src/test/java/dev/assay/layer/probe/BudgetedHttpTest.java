package dev.assay.layer.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.layer.egress.Admission;
import dev.assay.layer.egress.ChunkSink;
import dev.assay.layer.egress.EgressCode;
import dev.assay.layer.egress.FailureCode;
import dev.assay.layer.egress.Headers;
import dev.assay.layer.egress.Hop;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.Limits;
import dev.assay.layer.egress.StreamEnd;
import dev.assay.layer.egress.Timing;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BudgetedHttpTest {
  private static final Limits LIMITS = Limits.standard().withBytes(100, 100);
  private static final HttpRequest REQUEST = HttpRequest.get(URI.create("http://a.example/"));

  private final World world = new World();

  @Test
  void requestsToOneHostAreCountedWhateverThePortIs() {
    // Given
    BudgetedHttp http = new BudgetedHttp(world, LIMITS, 2, 1000);

    // When
    HttpExchange first = get(http, "http://a.example/");
    HttpExchange second = get(http, "http://A.example:8443/");
    HttpExchange third = get(http, "http://a.example/other");
    HttpExchange elsewhere = get(http, "http://b.example/");

    // Then
    assertThat(first).isInstanceOf(HttpExchange.Responded.class);
    assertThat(second).isInstanceOf(HttpExchange.Responded.class);
    assertThat(code(third)).isEqualTo(FailureCode.BUDGET_SPENT);
    assertThat(elsewhere).isInstanceOf(HttpExchange.Responded.class);
  }

  @Test
  void redirectsAreRequestsAndNeverMoreThanAreLeft() {
    // Given
    world.hops = 2;
    BudgetedHttp http = new BudgetedHttp(world, LIMITS, 5, 1000);

    // When
    get(http, "http://a.example/");
    get(http, "http://a.example/");
    world.hops = 1;
    get(http, "http://a.example/");

    // Then
    assertThat(world.allowedRedirects).containsExactly(3, 2, 0);
    assertThat(code(get(http, "http://a.example/"))).isEqualTo(FailureCode.BUDGET_SPENT);
  }

  @Test
  void bytesAreLimitedToWhatIsLeft() {
    // Given
    world.body = 60;
    BudgetedHttp http = new BudgetedHttp(world, LIMITS, 100, 150);

    // When
    HttpExchange first = get(http, "http://a.example/");
    HttpExchange second = get(http, "http://a.example/");
    HttpExchange third = get(http, "http://a.example/");

    // Then
    assertThat(first).isInstanceOf(HttpExchange.Responded.class);
    assertThat(second).isInstanceOf(HttpExchange.Responded.class);
    assertThat(code(third)).isEqualTo(FailureCode.BUDGET_SPENT);
    assertThat(world.allowedBytes).containsExactly(100L, 90L, 30L);
  }

  @Test
  void whatTheGuardRefusesCostsNoBytes() {
    // Given
    world.refuses = true;
    BudgetedHttp http = new BudgetedHttp(world, LIMITS, 100, 100);

    // When
    get(http, "http://a.example/");
    world.refuses = false;

    // Then
    assertThat(get(http, "http://a.example/")).isInstanceOf(HttpExchange.Responded.class);
  }

  @Test
  void aStreamStopsWhereTheBudgetEnds() {
    // Given
    BudgetedHttp http = new BudgetedHttp(world, LIMITS, 100, 25);
    Sink sink = new Sink();

    // When
    StreamEnd end = http.stream(REQUEST, sink).await().atMost(Duration.ofSeconds(5));

    // Then
    assertThat(end)
        .isInstanceOfSatisfying(
            StreamEnd.Broken.class,
            broken -> assertThat(broken.code()).isEqualTo(FailureCode.BUDGET_SPENT));
    assertThat(sink.taken).isEqualTo(20);
  }

  @Test
  void leaveForAnotherProtocolIsChargedBeforeItIsGiven() {
    // Given three requests and 250 bytes, and a world that denies whom it is asked about
    BudgetedHttp http = new BudgetedHttp(world, LIMITS, 3, 250);

    // When, then
    assertThat(admitted(http, 100)).isEqualTo(FailureCode.REFUSED_BY_GUARD);
    assertThat(admitted(http, 200)).isEqualTo(FailureCode.BUDGET_SPENT);
    assertThat(admitted(http, 100)).isEqualTo(FailureCode.REFUSED_BY_GUARD);
    assertThat(admitted(http, 0)).isEqualTo(FailureCode.REFUSED_BY_GUARD);
    assertThat(admitted(http, 0)).isEqualTo(FailureCode.BUDGET_SPENT);
  }

  @Test
  void manyAtOnceNeverTakeMoreThanTheBudget() throws Exception {
    // Given
    world.body = 7;
    BudgetedHttp http = new BudgetedHttp(world, LIMITS.withBytes(7, 7), 500, 2000);
    AtomicInteger answered = new AtomicInteger();

    // When
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 2000; i++) {
        threads.execute(
            () -> {
              if (get(http, "http://a.example/") instanceof HttpExchange.Responded) {
                answered.incrementAndGet();
              }
            });
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    // Then
    assertThat(answered.get()).isLessThanOrEqualTo(Math.min(500, 2000 / 7)).isPositive();
  }

  private static HttpExchange get(BudgetedHttp http, String address) {
    return http.exchange(HttpRequest.get(URI.create(address)))
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  private static FailureCode admitted(BudgetedHttp http, long mostBytes) {
    Admission admission =
        http.admit(URI.create("http://a.example/"), mostBytes)
            .await()
            .atMost(Duration.ofSeconds(5));
    return ((Admission.Denied) admission).code();
  }

  private static FailureCode code(HttpExchange exchange) {
    assertThat(exchange).isInstanceOf(HttpExchange.Failed.class);
    return ((HttpExchange.Failed) exchange).code();
  }

  private static final class Sink implements ChunkSink {
    private int taken;

    @Override
    public void onHead(int status, Headers headers, long nanos) {}

    @Override
    public Uni<Next> onChunk(Buffer chunk, long nanos) {
      taken += chunk.length();
      return Uni.createFrom().item(Next.MORE);
    }
  }

  /** Answers everything, or refuses; notes what it was allowed. */
  private static final class World implements ProbeHttp {
    private final List<Integer> allowedRedirects = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> allowedBytes = Collections.synchronizedList(new ArrayList<>());
    private int hops = 1;
    private int body = 1;
    private boolean refuses;

    @Override
    public Uni<HttpExchange> exchange(HttpRequest request) {
      allowedRedirects.add(request.limits().maxRedirects());
      allowedBytes.add(request.limits().maxBytes());
      return Uni.createFrom().item(answer(request));
    }

    @Override
    public Uni<StreamEnd> stream(HttpRequest request, ChunkSink sink) {
      return Multi.createFrom()
          .range(0, 10)
          .onItem()
          .transformToUniAndConcatenate(
              i -> sink.onChunk(Buffer.buffer(new byte[10]), System.nanoTime()))
          .select()
          .first(next -> next == ChunkSink.Next.MORE)
          .collect()
          .asList()
          .replaceWith(
              new StreamEnd.Ended(200, Headers.NONE, 0, 0, false, hops(request), timing(), null));
    }

    private HttpExchange answer(HttpRequest request) {
      if (refuses) {
        return new HttpExchange.Failed(
            FailureCode.REFUSED_BY_GUARD, EgressCode.EGRESS_ADDRESS, "refused");
      }
      if (body > request.limits().maxBytes()) {
        return new HttpExchange.Failed(FailureCode.TOO_LARGE, null, "too large");
      }
      return new HttpExchange.Responded(
          200, Headers.NONE, new byte[body], hops(request), timing(), null);
    }

    private List<Hop> hops(HttpRequest request) {
      Hop hop = new Hop(request.uri(), new InetSocketAddress("127.0.0.1", 80), 200);
      return Collections.nCopies(hops, hop);
    }

    private static Timing timing() {
      return new Timing(Instant.EPOCH, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
  }
}
