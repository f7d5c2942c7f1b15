package dev.assay.layer.config;

import dev.assay.layer.egress.AddressRange;
import dev.assay.layer.egress.Admission;
import dev.assay.layer.egress.ChunkSink;
import dev.assay.layer.egress.EgressPolicy;
import dev.assay.layer.egress.GuardedChannels;
import dev.assay.layer.egress.GuardedHttp;
import dev.assay.layer.egress.HttpExchange;
import dev.assay.layer.egress.HttpRequest;
import dev.assay.layer.egress.PortRange;
import dev.assay.layer.egress.StreamEnd;
import dev.assay.layer.egress.SystemResolver;
import dev.assay.layer.probe.ProbeHttp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The guarded door to the world as the operator configured it; says at start what it lets through
 * beyond the public internet. Thread-safe.
 */
@ApplicationScoped
public class Egress implements ProbeHttp {
  private static final Logger LOG = LoggerFactory.getLogger(Egress.class);

  private final EgressPolicy policy;
  private final GuardedHttp http;
  private final GuardedChannels channels;

  Egress(LayerConfig config, Vertx vertx, Clock clock) {
    this.policy = policy(config.egress());
    SystemResolver resolver = new SystemResolver(vertx);
    this.http = new GuardedHttp(vertx, policy, resolver, clock, config.userAgent());
    this.channels = new GuardedChannels(policy, resolver, Infrastructure.getDefaultWorkerPool());
  }

  /** What the operator lets through. */
  public EgressPolicy policy() {
    return policy;
  }

  /** The same guard before gRPC, for the runners that speak it. */
  @Produces
  @Singleton
  GuardedChannels channels() {
    return channels;
  }

  @Override
  public Uni<HttpExchange> exchange(HttpRequest request) {
    return http.exchange(request);
  }

  @Override
  public Uni<StreamEnd> stream(HttpRequest request, ChunkSink sink) {
    return http.stream(request, sink);
  }

  @Override
  public Uni<Admission> admit(URI uri, long mostBytes) {
    return http.admit(uri);
  }

  void start(@Observes StartupEvent event, LayerConfig config) {
    config
        .egress()
        .allowedRanges()
        .filter(ranges -> !ranges.isEmpty())
        .ifPresent(ranges -> LOG.warn("connections to these addresses are allowed: {}", ranges));
    config
        .egress()
        .ports()
        .filter(ports -> !ports.isEmpty())
        .ifPresent(ports -> LOG.info("connections to these ports are allowed: {}", ports));
  }

  void stop(@Observes ShutdownEvent event) {
    http.close();
  }

  private static EgressPolicy policy(LayerConfig.Egress egress) {
    EgressPolicy policy = EgressPolicy.standard().withConcurrentPerHost(egress.concurrentPerHost());
    List<AddressRange> ranges =
        read(egress.allowedRanges(), AddressRange::of, "assay.layer.egress.allowed-ranges");
    List<PortRange> ports = read(egress.ports(), PortRange::of, "assay.layer.egress.ports");
    policy = policy.withAllowedRanges(ranges);
    return ports.isEmpty() ? policy : policy.withAllowedPorts(ports);
  }

  private static <T> List<T> read(
      Optional<List<String>> values, Function<String, T> form, String setting) {
    try {
      return values.orElse(List.of()).stream().map(form).toList();
    } catch (IllegalArgumentException e) {
      throw BadSetting.of(setting, "can't be used: " + e.getMessage());
    }
  }
}
