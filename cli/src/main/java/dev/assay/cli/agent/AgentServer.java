package dev.assay.cli.agent;

import dev.assay.cli.Complaint;
import dev.assay.verification.matrix.proving.MatrixBackend;
import dev.assay.verification.signature.SigningKey;
import io.grpc.Server;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A node agent on its port. Thread-safe. */
public final class AgentServer implements AutoCloseable {
  private static final int LARGEST_REQUEST = 1 << 20;
  private static final int LARGEST_HEAD = 8 * 1024;
  private static final int MOST_CALLS = 4;

  private final NodeAgent agent;
  private final Server server;

  private AgentServer(NodeAgent agent, Server server) {
    this.agent = agent;
    this.server = server;
  }

  /**
   * The certificates of a server, and whose clients it lets in.
   *
   * @param clientAuthorities PEM file; null to let any client in, whose orders are signed anyway
   */
  record Tls(Path certificate, Path key, @Nullable Path clientAuthorities) {}

  /**
   * An agent of a new node without TLS that answers these verifiers.
   *
   * @param verifiers raw Ed25519 public keys in Base64
   */
  public static AgentServer onLoopback(
      MatrixBackend backend, List<String> verifiers, InetSocketAddress listen) {
    AgentLimits limits = new AgentLimits(backend.largest(), AgentLimits.ROUNDS, AgentLimits.LITTLE);
    TrustedVerifiers trusted = TrustedVerifiers.of(verifiers);
    Inventory inventory = Inventory.ofProcessor();
    return start(
        new NodeAgent(SigningKey.fresh(), trusted, backend, limits, inventory, line -> {}),
        listen,
        null);
  }

  /** Starts it; without TLS on a loopback address only. */
  static AgentServer start(NodeAgent agent, InetSocketAddress listen, @Nullable Tls tls) {
    if (tls == null && (listen.isUnresolved() || !listen.getAddress().isLoopbackAddress())) {
      throw Complaint.usage(
          "without --tls-cert and --tls-key the agent listens on a loopback address only.");
    }
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(listen)
            .addService(agent)
            .maxInboundMessageSize(LARGEST_REQUEST)
            .maxInboundMetadataSize(LARGEST_HEAD)
            .maxConcurrentCallsPerConnection(MOST_CALLS);
    if (tls != null) {
      builder.sslContext(context(tls));
    }
    try {
      return new AgentServer(agent, builder.build().start());
    } catch (IOException e) {
      agent.close();
      throw Complaint.unavailable("the agent can't listen on " + listen + ": " + e.getMessage());
    }
  }

  /** The port that it listens on. */
  int port() {
    return server.getPort();
  }

  /** Waits until it is closed. */
  void await() throws InterruptedException {
    server.awaitTermination();
  }

  @Override
  public void close() {
    server.shutdownNow();
    agent.close();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static SslContext context(Tls tls) {
    try {
      SslContextBuilder builder =
          SslContextBuilder.forServer(tls.certificate().toFile(), tls.key().toFile());
      if (tls.clientAuthorities() != null) {
        builder.trustManager(tls.clientAuthorities().toFile()).clientAuth(ClientAuth.REQUIRE);
      }
      return GrpcSslContexts.configure(builder, SslProvider.JDK).build();
    } catch (SSLException | IllegalArgumentException e) {
      throw Complaint.invalid(
          "the certificate, its key or the clients' authorities can't be used: " + e.getMessage());
    }
  }
}
