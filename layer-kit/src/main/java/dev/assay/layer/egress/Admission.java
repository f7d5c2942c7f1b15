package dev.assay.layer.egress;

import dev.assay.verification.document.Digest;
import io.grpc.ClientCall;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NegotiationType;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What the guard says about one connection that speaks gRPC. */
public sealed interface Admission {

  /**
   * The connection may be made, to the judged address and no other; only the guard gives this.
   * Thread-safe.
   */
  final class Granted implements Admission {
    private final InetSocketAddress address;
    private final String authority;
    private final boolean tls;
    private final int connectMillis;

    Granted(InetSocketAddress address, String authority, boolean tls, int connectMillis) {
      this.address = address;
      this.authority = authority;
      this.tls = tls;
      this.connectMillis = connectMillis;
    }

    /** The judged address and port. */
    public InetSocketAddress address() {
      return address;
    }

    /**
     * A channel to it, which connects when it is first used; certificates are verified. The caller
     * shuts it down.
     *
     * @param largestMessage in bytes
     * @param userAgent says who asks
     */
    public ManagedChannel channel(int largestMessage, String userAgent) {
      NettyChannelBuilder builder =
          GuardedChannels.bounded(address, authority, largestMessage)
              .userAgent(userAgent)
              .directExecutor()
              .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis);
      if (tls) {
        builder.negotiationType(NegotiationType.TLS).sslContext(verifying());
      } else {
        builder.usePlaintext();
      }
      return builder.build();
    }

    /** The digest of the public key that a call's server proved to hold; null without TLS. */
    public @Nullable Digest tlsKey(ClientCall<?, ?> call) {
      SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
      try {
        return session == null
            ? null
            : Digest.of(session.getPeerCertificates()[0].getPublicKey().getEncoded());
      } catch (SSLPeerUnverifiedException e) {
        return null;
      }
    }

    /** What the failure of a connection means. */
    public FailureCode failure(Throwable cause) {
      return ExchangeFault.whileConnecting(cause) instanceof ExchangeFault fault
          ? fault.ended().code()
          : FailureCode.CONNECTION_FAILED;
    }

    private static SslContext verifying() {
      try {
        return GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK).build();
      } catch (SSLException e) {
        throw new IllegalStateException("the platform has no TLS", e);
      }
    }
  }

  /**
   * The connection must not be made.
   *
   * @param code the stable reason
   * @param explanation what happened, in words
   */
  record Denied(FailureCode code, String explanation) implements Admission {}
}
