package dev.assay.layer.egress;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Real servers on loopback addresses, made-up names for them, and guarded clients to ask them. */
final class Loopback implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);
  final Vertx vertx = Vertx.vertx();
  final AtomicInteger openConnections = new AtomicInteger();
  final AtomicInteger allConnections = new AtomicInteger();
  final List<String> resolved = new CopyOnWriteArrayList<>();

  int http(Handler<HttpServerRequest> handler) {
    return http(new HttpServerOptions().setHost("127.0.0.1").setPort(0), handler);
  }

  int http(HttpServerOptions options, Handler<HttpServerRequest> handler) {
    return await(
            vertx
                .createHttpServer(options)
                .connectionHandler(
                    connection -> {
                      allConnections.incrementAndGet();
                      openConnections.incrementAndGet();
                      connection.closeHandler(unused -> openConnections.decrementAndGet());
                    })
                .requestHandler(handler)
                .listen(options.getPort(), options.getHost()))
        .actualPort();
  }

  /** A server that says whatever the handler writes, once the request's head has arrived. */
  int raw(Handler<NetSocket> answer) {
    return await(
            vertx
                .createNetServer()
                .connectHandler(
                    socket -> {
                      openConnections.incrementAndGet();
                      socket.exceptionHandler(unused -> {});
                      socket.closeHandler(unused -> openConnections.decrementAndGet());
                      Buffer head = Buffer.buffer();
                      socket.handler(
                          part -> {
                            head.appendBuffer(part);
                            if (head.toString().contains("\r\n\r\n")) {
                              socket.handler(unused -> {});
                              answer.handle(socket);
                            }
                          });
                    })
                .listen(0, "127.0.0.1"))
        .actualPort();
  }

  EgressPolicy policy() {
    return EgressPolicy.standard()
        .withAllowedRanges(List.of(AddressRange.of("127.0.0.0/8")))
        .withAllowedPorts(List.of(PortRange.of("1024-65535")))
        .withLimits(Limits.standard().withTotal(PATIENCE));
  }

  GuardedHttp client(EgressPolicy policy, Resolver resolver) {
    return client(policy, resolver, null);
  }

  GuardedHttp client(EgressPolicy policy, Resolver resolver, TrustOptions trust) {
    Resolver noted =
        name -> {
          resolved.add(name);
          return resolver.resolve(name);
        };
    String userAgent = GuardedHttp.userAgent("0.1.0");
    return new GuardedHttp(vertx, policy, noted, Clock.systemUTC(), userAgent, trust);
  }

  /** A client for which these names stand for these addresses. */
  GuardedHttp client(Map<String, String> names) {
    return client(policy(), names(names));
  }

  static Resolver names(Map<String, String> names) {
    return name ->
        names.containsKey(name)
            ? Uni.createFrom().item(List.of(address(names.get(name))))
            : Uni.createFrom().failure(new UnknownHostException(name));
  }

  static InetAddress address(String literal) {
    return AddressLiteral.read(literal);
  }

  static URI uri(String host, int port, String path) {
    return URI.create("http://" + host + ":" + port + path);
  }

  static HttpExchange ask(GuardedHttp http, HttpRequest request) {
    return http.exchange(request).await().atMost(PATIENCE);
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  private static <T> T await(io.vertx.core.Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
