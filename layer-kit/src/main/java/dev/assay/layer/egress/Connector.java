package dev.assay.layer.egress;

import dev.assay.layer.egress.EgressDecision.Admitted;
import dev.assay.verification.document.Digest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.time.Duration;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Opens one connection to the judged address for one request. The address is given to Vert.x as the
 * server to connect to, the name only as Host field, server name indication and name to verify, so
 * nothing resolves it again. No connection is kept: each serves one request and is closed, so none
 * can be reused for another address, and stage times mean the same in every exchange.
 */
final class Connector implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 32 * 1024;
  private static final int MAX_STATUS_LINE_BYTES = 4096;
  private static final int CHUNK_BYTES = 16 * 1024;

  private final HttpClient verified;
  private final HttpClient selfSigned;
  private final String userAgent;

  /**
   * @param trust the roots to trust, or null for those of the Java platform
   */
  Connector(Vertx vertx, EgressPolicy policy, String userAgent, @Nullable TrustOptions trust) {
    HttpClientOptions verifying = options(policy);
    if (trust != null) {
      verifying.setTrustOptions(trust);
    }
    this.verified = vertx.createHttpClient(verifying);
    this.selfSigned =
        vertx.createHttpClient(options(policy).setTrustAll(true).setVerifyHost(false));
    this.userAgent = userAgent;
  }

  /** A connected request, head not yet sent; the caller closes its connection whatever happens. */
  Future<HttpClientRequest> connect(Admitted admitted, HttpRequest request, String encoding) {
    HttpClient client = request.tls() == TlsMode.SELF_SIGNED ? selfSigned : verified;
    Destination destination = Destination.read(admitted.uri());
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(request.method().name()))
            .setServer(SocketAddress.inetSocketAddress(remote(admitted)))
            .setHost(destination.host())
            .setPort(destination.port())
            .setSsl(destination.tls())
            .setURI(path(destination))
            .setFollowRedirects(false);
    request
        .headers()
        .all()
        .forEach((name, values) -> values.forEach(value -> options.addHeader(name, value)));
    options.putHeader("host", destination.authority());
    options.putHeader("user-agent", userAgent);
    options.putHeader("accept-encoding", encoding);
    return client.request(options);
  }

  /** The judged address and port. */
  static InetSocketAddress remote(Admitted admitted) {
    return new InetSocketAddress(admitted.pinned(), Destination.read(admitted.uri()).port());
  }

  /** The digest of the public key that the server proved to hold, or null without TLS. */
  static @Nullable Digest spki(HttpConnection connection) {
    if (!connection.isSsl()) {
      return null;
    }
    try {
      Certificate leaf = connection.peerCertificates().getFirst();
      return Digest.of(leaf.getPublicKey().getEncoded());
    } catch (SSLPeerUnverifiedException e) {
      throw ExchangeFault.of(FailureCode.TLS_FAILED, "the server showed no certificate");
    }
  }

  @Override
  public void close() {
    verified.close();
    selfSigned.close();
  }

  private static String path(Destination destination) {
    @Nullable String query = destination.uri().getRawQuery();
    return destination.uri().getRawPath() + (query == null ? "" : "?" + query);
  }

  /**
   * The pool keeps nothing, but counts what opens and closes; it must not be what is waited for.
   */
  private static HttpClientOptions options(EgressPolicy policy) {
    Duration connect = policy.limits().connect();
    return new HttpClientOptions()
        .setKeepAlive(false)
        .setMaxPoolSize(Math.clamp(4L * policy.concurrentPerHost(), 64, 4096))
        .setConnectTimeout((int) Math.min(connect.toMillis(), Integer.MAX_VALUE))
        .setSslHandshakeTimeout(connect.toSeconds() + 1)
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setMaxInitialLineLength(MAX_STATUS_LINE_BYTES)
        .setMaxChunkSize(CHUNK_BYTES)
        .setTracingPolicy(TracingPolicy.IGNORE); // strangers learn nothing of our traces
  }
}
