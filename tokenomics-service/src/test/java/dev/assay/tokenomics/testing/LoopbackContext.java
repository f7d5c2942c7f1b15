package dev.assay.tokenomics.testing;

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

/** The guarded door with this machine allowed, a register, and the real time. */
public final class LoopbackContext implements ProbeContext, AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final GuardedHttp http;
  private final Register register;
  private final Duration remaining;

  public LoopbackContext(Register register, Duration remaining) {
    this.register = register;
    this.remaining = remaining;
    EgressPolicy policy =
        EgressPolicy.standard()
            .withAllowedRanges(List.of(AddressRange.of("127.0.0.0/8")))
            .withAllowedPorts(List.of(PortRange.of("1024-65535")));
    http = new GuardedHttp(vertx, policy, new SystemResolver(vertx), clock(), "assay-test");
  }

  @Override
  public ProbeHttp http() {
    return new ProbeHttp() {
      @Override
      public Uni<HttpExchange> exchange(HttpRequest request) {
        return http.exchange(request);
      }

      @Override
      public Uni<StreamEnd> stream(HttpRequest request, ChunkSink sink) {
        return http.stream(request, sink);
      }
    };
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
  public String secret(String name) {
    return null;
  }

  @Override
  public void progress(String step, long done, long total) {}

  @Override
  public void close() {
    http.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
