package dev.assay.layer.egress;

import io.vertx.core.buffer.Buffer;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One question over HTTP. Host, length, encoding and User-Agent fields are the guarded client's own
 * and cannot be set.
 *
 * @param method what to do
 * @param uri where; judged by the guard before anything is sent
 * @param headers fields to send; those beyond the harmless ones are not sent to another origin
 * @param body bytes to send, not changed afterwards, or null
 * @param limits how much it may take, or null for the policy's
 * @param tls how the server's certificate is looked at
 * @param redirects what becomes of a redirect
 * @param connection whether it may go over a connection that served another request
 * @param from address of this host to send from; null for the one that the system takes
 */
public record HttpRequest(
    Method method,
    URI uri,
    Headers headers,
    @Nullable Buffer body,
    @Nullable Limits limits,
    TlsMode tls,
    RedirectMode redirects,
    ConnectionMode connection,
    @Nullable InetAddress from) {

  /** The methods that probes need. */
  public enum Method {
    GET,
    HEAD,
    POST
  }

  private static final String NAME_MARKS = "!#$%&'*+.^_`|~-";
  private static final Set<String> RESERVED =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "upgrade",
          "te",
          "trailer",
          "expect",
          "accept-encoding",
          "user-agent",
          "proxy-connection");

  public HttpRequest {
    headers.all().forEach(HttpRequest::demandFit);
    if (body != null && method != Method.POST) {
      throw new IllegalArgumentException("only POST carries a body");
    }
  }

  /** A GET with the policy's limits, a verified certificate, redirects followed. */
  public static HttpRequest get(URI uri) {
    return of(Method.GET, uri, Headers.NONE, null);
  }

  /** A HEAD with the policy's limits, a verified certificate, redirects followed. */
  public static HttpRequest head(URI uri) {
    return of(Method.HEAD, uri, Headers.NONE, null);
  }

  /** A POST with the policy's limits, a verified certificate, redirects followed. */
  public static HttpRequest post(URI uri, String mediaType, byte[] body) {
    return of(Method.POST, uri, Headers.NONE.with("content-type", mediaType), Buffer.buffer(body));
  }

  /** The same request with this header field set. */
  public HttpRequest withHeader(String name, String value) {
    return new HttpRequest(
        method, uri, headers.with(name, value), body, limits, tls, redirects, connection, from);
  }

  /** The same request with its own limits. */
  public HttpRequest withLimits(Limits other) {
    return new HttpRequest(method, uri, headers, body, other, tls, redirects, connection, from);
  }

  /** The same request with another look at the certificate. */
  public HttpRequest withTls(TlsMode other) {
    return new HttpRequest(method, uri, headers, body, limits, other, redirects, connection, from);
  }

  /** The same request with another treatment of redirects. */
  public HttpRequest withRedirects(RedirectMode other) {
    return new HttpRequest(method, uri, headers, body, limits, tls, other, connection, from);
  }

  /** The same request over another kind of connection. */
  public HttpRequest withConnection(ConnectionMode other) {
    return new HttpRequest(method, uri, headers, body, limits, tls, redirects, other, from);
  }

  /** The same request from this address of this host. */
  public HttpRequest withFrom(@Nullable InetAddress other) {
    return new HttpRequest(method, uri, headers, body, limits, tls, redirects, connection, other);
  }

  /** Method and host only: paths, queries and header fields may hold secrets. */
  @Override
  public String toString() {
    return method + " " + uri.getScheme() + "://" + uri.getHost();
  }

  /** Every probe of a load passes here, so that it looks at characters instead of patterns. */
  private static void demandFit(String name, List<String> values) {
    boolean fit = !name.isEmpty() && name.chars().allMatch(HttpRequest::isOfName);
    if (!fit || RESERVED.contains(name)) {
      throw new IllegalArgumentException("header '" + name + "' cannot be set");
    }
    for (String value : values) {
      if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'))) {
        throw new IllegalArgumentException("header '" + name + "' is not printable ASCII");
      }
    }
  }

  /** A token's characters (RFC 9110, 5.6.2), in lower case. */
  private static boolean isOfName(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || NAME_MARKS.indexOf(c) >= 0;
  }

  private static HttpRequest of(Method method, URI uri, Headers headers, @Nullable Buffer body) {
    return new HttpRequest(
        method,
        uri,
        headers,
        body,
        null,
        TlsMode.VERIFIED,
        RedirectMode.FOLLOW,
        ConnectionMode.FRESH,
        null);
  }
}
