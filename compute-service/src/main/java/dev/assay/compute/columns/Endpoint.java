package dev.assay.compute.columns;

import dev.assay.compute.claims.NodeListClaim;
import dev.assay.compute.nodelist.ListedNode;
import dev.assay.compute.nodelist.Network;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads endpoints into marks. Those written in the plain way, {@code http://host:port/path} in
 * lower case, are taken as they stand; every other one goes the way of {@link URI}. Confined to one
 * thread.
 */
final class Endpoint {
  private static final int LONGEST = 300;
  private static final int OCTETS = 4;

  private final Fingerprints fingerprints;
  private final char[] place = new char[2 * LONGEST];
  private int hostEnd;
  private int octets;

  Endpoint(Fingerprints fingerprints) {
    this.fingerprints = fingerprints;
  }

  /** Sets the marks of this endpoint; false when it is none. */
  boolean read(char[] text, int from, int to, long[] marks) {
    int length = plain(text, from, to);
    if (length == 0) {
      return other(new String(text, from, to - from), marks);
    }
    int host = place[4] == 's' ? 8 : 7;
    marks[Mark.ENDPOINT.ordinal()] = fingerprints.of(place, 0, length);
    marks[Mark.ADDRESS.ordinal()] = fingerprints.of(place, host, hostEnd);
    if (octets == OCTETS) {
      marks[Mark.NETWORK.ordinal()] = network(host);
    }
    return true;
  }

  /** Copies a plain endpoint in its one spelling; the length, or 0 when it isn't plain. */
  private int plain(char[] text, int from, int to) {
    if (to - from < 8 || to - from > LONGEST || !starts(text, from, "http")) {
      return 0;
    }
    int scheme = starts(text, from + 4, "://") ? 7 : starts(text, from + 4, "s://") ? 8 : 0;
    int host = from + scheme;
    int at = scheme == 0 ? to : afterHost(text, host, to);
    if (scheme == 0 || at == host || octets == 0) {
      return 0;
    }
    System.arraycopy(text, from, place, 0, at - from);
    hostEnd = at - from;
    int length = hostEnd;
    if (at < to && text[at] == ':') {
      int port = afterDigits(text, at + 1, to);
      if (port == at + 1 || port > at + 6 || text[at + 1] == '0') {
        return 0;
      }
      System.arraycopy(text, at, place, length, port - at);
      length += port - at;
      at = port;
    } else {
      String implied = scheme == 7 ? ":80" : ":443";
      implied.getChars(0, implied.length(), place, length);
      length += implied.length();
    }
    return at == to || (at + 1 == to && text[at] == '/') ? length : 0;
  }

  private static boolean starts(char[] text, int from, String with) {
    for (int i = 0; i < with.length(); i++) {
      if (text[from + i] != with.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The end of a host of lower-case letters, digits, dots and inner hyphens. Sets octets to 4 for
   * an IPv4 address in its one spelling, to 1 for a name, and to 0 for what only {@link URI} can
   * tell.
   */
  private int afterHost(char[] text, int from, int to) {
    int at = from;
    int label = from;
    int numbers = 0;
    boolean digits = true;
    boolean usual = true;
    for (; at < to; at++) {
      char c = text[at];
      if (c == '.') {
        usual &= at > label && text[at - 1] != '-';
        numbers += digits && isOctet(text, label, at) ? 1 : 0;
        label = at + 1;
        digits = true;
      } else if ((c >= 'a' && c <= 'z') || (c == '-' && at > label)) {
        digits = false;
      } else if (c < '0' || c > '9') {
        break;
      }
    }
    usual &= at > label && text[at - 1] != '-';
    boolean ip = digits && numbers == 3 && isOctet(text, label, at) && dots(text, from, at) == 3;
    boolean name = !digits && text[label] >= 'a';
    octets = !usual ? 0 : ip ? OCTETS : name ? 1 : 0;
    return at;
  }

  private static int dots(char[] text, int from, int to) {
    int dots = 0;
    for (int i = from; i < to; i++) {
      dots += text[i] == '.' ? 1 : 0;
    }
    return dots;
  }

  private static boolean isOctet(char[] text, int from, int to) {
    int value = 0;
    for (int i = from; i < to && i < from + OCTETS; i++) {
      value = 10 * value + text[i] - '0';
    }
    boolean oneSpelling = to - from == 1 || (to > from && text[from] != '0');
    return to > from && to - from < OCTETS && value <= 255 && oneSpelling;
  }

  private static int afterDigits(char[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }

  /** The fingerprint of the network's text, which is written over the place. */
  private long network(int host) {
    int last = hostEnd;
    while (place[last - 1] != '.') {
      last--;
    }
    "0/24".getChars(0, 4, place, last);
    return fingerprints.of(place, host, last + 4);
  }

  private boolean other(String text, long[] marks) {
    URI uri = uri(text);
    if (uri == null) {
      return false;
    }
    marks[Mark.ENDPOINT.ordinal()] = fingerprints.of(ListedNode.place(uri));
    address(uri.getHost() + ":0", marks);
    return true;
  }

  /** Sets address and network of {@code host:port}. */
  void address(String hostAndPort, long[] marks) {
    String host = hostAndPort.substring(0, hostAndPort.lastIndexOf(':')).toLowerCase(Locale.ROOT);
    String network = Network.of(hostAndPort);
    marks[Mark.ADDRESS.ordinal()] = fingerprints.of(host);
    marks[Mark.NETWORK.ordinal()] = network == null ? 0 : fingerprints.of(network);
  }

  private static @Nullable URI uri(String text) {
    try {
      URI uri = new URI(text);
      return NodeListClaim.isWeb(uri) && uri.getRawUserInfo() == null && uri.getRawQuery() == null
          ? uri
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
