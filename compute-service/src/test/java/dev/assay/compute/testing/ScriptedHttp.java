package dev.assay.compute.testing;

import dev.assay.layer.egress.AddressRange;
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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The kit's guarded door to loopback addresses, as a runner's context. */
public final class ScriptedHttp implements ProbeContext, ProbeHttp, AutoCloseable {
  public final AtomicLong done = new AtomicLong();
  public final AtomicInteger underWay = new AtomicInteger();
  public final AtomicInteger mostUnderWay = new AtomicInteger();

  private final Vertx vertx = Vertx.vertx();
  private final GuardedHttp http;
  private Duration remaining = Duration.ofMinutes(5);

  /** A door to these ranges, and nowhere else on this machine. */
  public ScriptedHttp(String... ranges) {
    EgressPolicy policy =
        EgressPolicy.standard()
            .withAllowedRanges(List.of(ranges).stream().map(AddressRange::of).toList())
            .withAllowedPorts(List.of(PortRange.of("1-65535")));
    http =
        new GuardedHttp(vertx, policy, new SystemResolver(vertx), Clock.systemUTC(), "assay/test");
  }

  public ScriptedHttp leaving(Duration time) {
    remaining = time;
    return this;
  }

  @Override
  public ProbeHttp http() {
    return this;
  }

  @Override
  public Uni<HttpExchange> exchange(HttpRequest request) {
    return http.exchange(request)
        .onSubscription()
        .invoke(
            () -> {
              int now = underWay.incrementAndGet();
              mostUnderWay.accumulateAndGet(now, Math::max);
            })
        .onTermination()
        .invoke(underWay::decrementAndGet);
  }

  @Override
  public Uni<StreamEnd> stream(HttpRequest request, ChunkSink sink) {
    return http.stream(request, sink);
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public Register register() {
    return Register.empty();
  }

  @Override
  public Duration remaining() {
    return remaining;
  }

  @Override
  public @Nullable String secret(String name) {
    return null;
  }

  @Override
  public void progress(String step, long reached, long total) {
    done.accumulateAndGet(reached, Math::max);
  }

  @Override
  public void close() {
    http.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
