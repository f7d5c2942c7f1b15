package dev.assay.layer.egress;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a redirect may lead: to the host that was asked first or a subdomain of it, by the same
 * scheme or from http up to https. Pure; the guard judges the new address on its own.
 */
final class RedirectRule {
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  /** The fields that say nothing about who asks; all others stay with their origin. */
  private static final Set<String> HARMLESS =
      Set.of("accept", "accept-language", "cache-control", "content-type", "range");

  private RedirectRule() {}

  /** Where a response redirects to, or null when it is no redirect that could be followed. */
  static @Nullable String location(int status, Headers headers) {
    return STATUSES.contains(status) ? headers.first("location") : null;
  }

  /**
   * The request that follows from a redirect.
   *
   * @param first where the exchange began
   * @param current the request that was answered by the redirect
   * @throws ExchangeFault when the redirect must not be followed
   */
  static HttpRequest next(URI first, HttpRequest current, int status, String location) {
    URI target = target(current.uri(), location);
    try {
      Destination from = Destination.read(current.uri());
      Destination to = Destination.read(target);
      String home = Destination.read(first).host();
      if (!isWithin(home, to)) {
        throw ExchangeFault.redirect("redirected from " + home + " away to " + to.host());
      }
      if (from.tls() && !to.tls()) {
        throw ExchangeFault.redirect("redirected from https down to http at " + to.host());
      }
      boolean sameOrigin =
          from.tls() == to.tls() && from.host().equals(to.host()) && from.port() == to.port();
      return request(current, status, to.uri(), sameOrigin ? current.headers() : harmless(current));
    } catch (Refusal refusal) {
      throw ExchangeFault.refused(refusal.decision());
    }
  }

  private static URI target(URI base, String location) {
    try {
      return base.resolve(location);
    } catch (IllegalArgumentException e) {
      throw ExchangeFault.of(FailureCode.BAD_RESPONSE, "the redirect's location is no URI");
    }
  }

  private static boolean isWithin(String home, Destination to) {
    return to.host().equals(home) || (to.literal() == null && to.host().endsWith("." + home));
  }

  private static Headers harmless(HttpRequest current) {
    Headers kept = Headers.NONE;
    for (String name : HARMLESS) {
      @Nullable String value = current.headers().first(name);
      kept = value == null ? kept : kept.with(name, value);
    }
    return kept;
  }

  /** Fetch standard: 303 always, 301 and 302 after POST, go on as GET without a body. */
  private static HttpRequest request(HttpRequest current, int status, URI uri, Headers headers) {
    boolean post = current.method() == HttpRequest.Method.POST;
    boolean asGet = post && status <= 303;
    return new HttpRequest(
        asGet ? HttpRequest.Method.GET : current.method(),
        uri,
        headers,
        asGet ? null : current.body(),
        current.limits(),
        current.tls(),
        current.redirects(),
        current.connection(),
        current.from());
  }
}
