package dev.assay.inference.testing;

import dev.assay.layer.egress.AddressRange;
import dev.assay.layer.egress.Admission;
import dev.assay.layer.egress.ChunkSink;
import dev.assay.layer.egress.EgressPolicy;
import dev.assay.layer.egress.GuardedHttp;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.PortRange;
import dev.assay.layer.egress.StreamEnd;
import dev.assay.layer.egress.SystemResolver;
import dev.assay.layer.probe.ProbeContext;
import dev.assay.layer.probe.ProbeHttp;
import dev.assay.verification.evidence.Register;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The kit's guarded door to this machine, as a runner's context. */
public final class LoopbackContext implements ProbeContext, ProbeHttp, AutoCloseable {
  public final Vertx vertx = Vertx.vertx();
  public final Map<String, String> secrets = new TreeMap<>();
  public final AtomicLong reached = new AtomicLong();
  public final AtomicInteger underWay = new AtomicInteger();
  public final List<String> steps = new CopyOnWriteArrayList<>();
  private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();
  public Duration remaining = Duration.ofMinutes(5);
  public Register register = Register.empty();

  private final GuardedHttp http =
      new GuardedHttp(
          vertx,
          EgressPolicy.standard()
              .withAllowedRanges(List.of(AddressRange.of("127.0.0.0/16")))
              .withAllowedPorts(List.of(PortRange.of("1-65535")))
              .withConcurrentPerHost(1024),
          new SystemResolver(vertx),
          Clock.systemUTC(),
          "assay/test");

  @Override
  public ProbeHttp http() {
    return this;
  }

  @Override
  public Uni<HttpExchange> exchange(HttpRequest request) {
    return http.exchange(request);
  }

  @Override
  public Uni<StreamEnd> stream(HttpRequest request, ChunkSink sink) {
    return http.stream(request, sink)
        .onSubscription()
        .invoke(underWay::incrementAndGet)
        .onTermination()
        .invoke(underWay::decrementAndGet);
  }

  @Override
  public Uni<Admission> admit(URI uri, long mostBytes) {
    return http.admit(uri);
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public Register register() {
    return register;
  }

  @Override
  public Duration remaining() {
    return remaining;
  }

  @Override
  public @Nullable String secret(String name) {
    return secrets.get(name);
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<T> first) {
    return type.cast(shared.computeIfAbsent(type, unused -> first.get()));
  }

  @Override
  public void progress(String step, long done, long total) {
    steps.add(step);
    reached.accumulateAndGet(done, Math::max);
  }

  @Override
  public void close() {
    http.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
