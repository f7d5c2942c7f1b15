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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to judged addresses. The address is given to Vert.x as the server to connect
 * to, the name only as Host field, server name indication and name to verify, so nothing resolves
 * it again. A connection serves one request and is closed, unless the request lets it be kept: then
 * it serves later ones to the same address under the same name, as long as it isn't idle.
 */
final class Connector implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 32 * 1024;
  private static final int MAX_STATUS_LINE_BYTES = 4096;
  private static final int CHUNK_BYTES = 16 * 1024;

  private static final int KEPT_SECONDS = 1;

  private final Vertx vertx;
  private final EgressPolicy policy;
  private final @Nullable TrustOptions trust;
  private final Map<Way, HttpClient> clients = new ConcurrentHashMap<>();
  private final Set<HttpConnection> used = ConcurrentHashMap.newKeySet();
  private final String userAgent;
  private volatile boolean closed;

  /**
   * What connections of one client have in common.
   *
   * @param from address of this host; null for the one that the system takes
   */
  private record Way(TlsMode tls, ConnectionMode connection, @Nullable InetAddress from) {}

  /**
   * @param trust the roots to trust, or null for those of the Java platform
   */
  Connector(Vertx vertx, EgressPolicy policy, String userAgent, @Nullable TrustOptions trust) {
    this.vertx = vertx;
    this.policy = policy;
    this.trust = trust;
    this.userAgent = userAgent;
  }

  /**
   * A connected request, head not yet sent; the caller closes its connection whatever happens, or
   * {@link #keep keeps} it.
   */
  Future<HttpClientRequest> connect(Admitted admitted, HttpRequest request, String encoding) {
    if (closed) {
      return Future.failedFuture("the client was closed");
    }
    HttpClient client =
        clients.computeIfAbsent(
            new Way(request.tls(), request.connection(), request.from()), this::client);
    Destination destination = admitted.destination();
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

  /** The connection has served a request to its end and may serve another one. */
  void keep(HttpConnection connection) {
    if (used.add(connection)) {
      connection.closeHandler(unused -> used.remove(connection));
    }
  }

  /** Whether it served a request before. */
  boolean served(HttpConnection connection) {
    return used.contains(connection);
  }

  /** The judged address and port. */
  static InetSocketAddress remote(Admitted admitted) {
    return new InetSocketAddress(admitted.pinned(), admitted.destination().port());
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
    closed = true;
    clients.values().forEach(HttpClient::close);
  }

  private static String path(Destination destination) {
    @Nullable String query = destination.uri().getRawQuery();
    return destination.uri().getRawPath() + (query == null ? "" : "?" + query);
  }

  private HttpClient client(Way way) {
    HttpClientOptions options = options(policy);
    if (way.connection() == ConnectionMode.KEPT) {
      options.setKeepAlive(true).setKeepAliveTimeout(KEPT_SECONDS);
    }
    if (way.from() != null) {
      options.setLocalAddress(way.from().getHostAddress());
    }
    if (way.tls() == TlsMode.SELF_SIGNED) {
      options.setTrustAll(true).setVerifyHost(false);
    } else if (trust != null) {
      options.setTrustOptions(trust);
    }
    return vertx.createHttpClient(options);
  }

  /**
   * The pool of single connections keeps nothing, but counts what opens and closes; it must not be
   * what is waited for.
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
