package dev.assay.layer.egress;

import dev.assay.layer.egress.EgressDecision.Admitted;
import dev.assay.layer.egress.EgressDecision.Refused;
import io.grpc.Codec;
import io.grpc.DecompressorRegistry;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NegotiationType;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Opens gRPC channels to strangers: the address is judged by the {@link EgressGuard}, resolved once
 * and pinned, messages, header fields and windows are bounded, nothing is decompressed or retried.
 * Certificates aren't verified, since whoever answers here proves itself by its own key.
 * Thread-safe.
 */
public final class GuardedChannels {
  private static final int LARGEST_HEAD = 8 * 1024;
  private static final int WINDOW = 256 * 1024;
  private static final DecompressorRegistry PLAIN =
      DecompressorRegistry.emptyInstance().with(Codec.Identity.NONE, false);

  private final EgressPolicy policy;
  private final EgressGuard guard;
  private final Resolver resolver;
  private final Executor executor;

  /**
   * Channels under this policy.
   *
   * @param executor on which answers are heard
   */
  public GuardedChannels(EgressPolicy policy, Resolver resolver, Executor executor) {
    this.policy = policy;
    this.guard = new EgressGuard(policy);
    this.resolver = resolver;
    this.executor = executor;
  }

  /**
   * How we show ourselves to servers that ask for it.
   *
   * @param chain PEM
   * @param key PEM, PKCS 8
   */
  public record ClientCertificate(String chain, String key) {}

  /** A channel, or why there is none. */
  public sealed interface Opening {
    /** The caller shuts it down. */
    record Opened(ManagedChannel channel, InetSocketAddress remote) implements Opening {}

    /** There is none. */
    record Closed(FailureCode code, String explanation) implements Opening {}
  }

  /**
   * A channel to the pinned address of this URI, https or http; it connects when it is first used.
   *
   * @param largestMessage in bytes
   */
  public Uni<Opening> open(URI uri, int largestMessage, @Nullable ClientCertificate client) {
    return guard
        .admit(uri, resolver)
        .ifNoItem()
        .after(policy.limits().connect())
        .fail()
        .map(decision -> opening(decision, largestMessage, client))
        .onFailure()
        .recoverWithItem(
            e -> new Opening.Closed(FailureCode.CONNECTION_FAILED, "the name does not resolve"));
  }

  private Opening opening(
      EgressDecision decision, int largestMessage, @Nullable ClientCertificate client) {
    return switch (decision) {
      case Refused refused ->
          new Opening.Closed(
              FailureCode.REFUSED_BY_GUARD, refused.code() + ": " + refused.explanation());
      case Admitted admitted -> opened(admitted, largestMessage, client);
    };
  }

  private Opening opened(
      Admitted admitted, int largestMessage, @Nullable ClientCertificate client) {
    Destination destination = admitted.destination();
    InetSocketAddress remote = Connector.remote(admitted);
    NettyChannelBuilder builder =
        bounded(remote, destination.authority(), largestMessage)
            .executor(executor)
            .withOption(
                ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) policy.limits().connect().toMillis());
    try {
      if (destination.tls()) {
        builder.negotiationType(NegotiationType.TLS).sslContext(context(client));
      } else {
        builder.usePlaintext();
      }
    } catch (SSLException | IllegalArgumentException e) {
      return new Opening.Closed(FailureCode.TLS_FAILED, "our own client certificate can't be used");
    }
    return new Opening.Opened(builder.build(), remote);
  }

  /** A channel to this very address, bounded, that decompresses and retries nothing. */
  static NettyChannelBuilder bounded(
      InetSocketAddress remote, String authority, int largestMessage) {
    return NettyChannelBuilder.forAddress(remote)
        .overrideAuthority(authority)
        .proxyDetector(unused -> null)
        .maxInboundMessageSize(largestMessage)
        .maxInboundMetadataSize(LARGEST_HEAD)
        .flowControlWindow(WINDOW)
        .decompressorRegistry(PLAIN)
        .disableRetry();
  }

  private static SslContext context(@Nullable ClientCertificate client) throws SSLException {
    SslContextBuilder builder =
        SslContextBuilder.forClient()
            .trustManager(InsecureTrustManagerFactory.INSTANCE)
            .endpointIdentificationAlgorithm(null);
    if (client != null) {
      builder.keyManager(stream(client.chain()), stream(client.key()));
    }
    return GrpcSslContexts.configure(builder, SslProvider.JDK).build();
  }

  private static ByteArrayInputStream stream(String pem) {
    return new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
  }
}
