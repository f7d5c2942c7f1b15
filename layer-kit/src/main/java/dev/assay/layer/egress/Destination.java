package dev.assay.layer.egress;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Scheme, host and port of an http or https URI in one normal form, read strictly: what this reader
 * and any other could take for different hosts is refused.
 *
 * @param uri host in lower-case ASCII, default port left out, no fragment
 * @param host a name in lower-case ASCII, or an IP address without brackets
 * @param port the given one, or the scheme's own
 * @param literal the address, when the host is one
 */
public record Destination(URI uri, String host, int port, @Nullable InetAddress literal) {
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*\\]|[^:\\[\\]]*)(?::(.*))?");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
  private static final int LONGEST_NAME = 253;

  /** Reads a URI or throws the refusal. */
  static Destination read(URI uri) {
    String scheme = scheme(uri);
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    if (authority.contains("@")) {
      throw new Refusal(
          EgressCode.EGRESS_USERINFO, "a URI must not carry a user name or password: remove it");
    }
    Matcher parts = AUTHORITY.matcher(authority);
    if (!parts.matches() || parts.group(1).isEmpty()) {
      throw new Refusal(EgressCode.EGRESS_NAME, "the URI names no readable host");
    }
    int port = port(parts.group(2), scheme);
    String raw = parts.group(1);
    if (raw.startsWith("[")) {
      String text = raw.substring(1, raw.length() - 1).toLowerCase(Locale.ROOT);
      return of(uri, scheme, text, port, literal(text, text.contains(":")));
    }
    String host = asciiName(raw);
    boolean number = AddressLiteral.endsInNumber(host);
    return of(uri, scheme, host, port, number ? literal(host, true) : null);
  }

  boolean tls() {
    return "https".equals(uri.getScheme());
  }

  /** Host and port as the Host header wants them. */
  String authority() {
    return String.valueOf(uri.getRawAuthority());
  }

  private static Destination of(
      URI uri, String scheme, String host, int port, @Nullable InetAddress literal) {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    String authority = port == defaultPort(scheme) ? shown : shown + ":" + port;
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    URI whole = URI.create(scheme + "://" + authority + path + query);
    return new Destination(URI.create(whole.toASCIIString()), host, port, literal);
  }

  private static String scheme(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new Refusal(
          EgressCode.EGRESS_SCHEME, "only http and https are asked, not '" + scheme + "'");
    }
    return scheme;
  }

  private static int port(@Nullable String text, String scheme) {
    if (text == null || text.isEmpty()) {
      return defaultPort(scheme);
    }
    if (!PORT.matcher(text).matches()) {
      throw new Refusal(EgressCode.EGRESS_PORT, "a port is a number from 1 to 65535");
    }
    return Integer.parseInt(text);
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static @Nullable InetAddress literal(String text, boolean plausible) {
    @Nullable InetAddress address = plausible ? AddressLiteral.read(text) : null;
    if (address == null) {
      throw new Refusal(
          EgressCode.EGRESS_NAME,
          "'" + text + "' looks like an address but is none: write four decimal octets or IPv6");
    }
    return address;
  }

  private static String asciiName(String raw) {
    try {
      String ascii = IDN.toASCII(raw, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      if (!ascii.isEmpty() && !ascii.endsWith(".") && ascii.length() <= LONGEST_NAME) {
        return ascii;
      }
    } catch (IllegalArgumentException e) {
      // told below, in the same words as the other malformed names
    }
    throw new Refusal(
        EgressCode.EGRESS_NAME, "'" + raw + "' is no host name: letters, digits, hyphens, dots");
  }
}
