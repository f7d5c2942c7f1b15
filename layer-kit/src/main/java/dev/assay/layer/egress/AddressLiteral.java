package dev.assay.layer.egress;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The strict reading of an IP address written as text: four plain decimal octets, or RFC 4291 IPv6
 * without a zone. The lenient forms (octal, hexadecimal, fewer than four parts) are no addresses
 * here, because two readers of them disagree. Never asks a name server.
 */
final class AddressLiteral {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX].*");

  private AddressLiteral() {}

  /** The address that this text is, or null when it is none. */
  static @Nullable InetAddress read(String text) {
    try {
      if (IPV4.matcher(text).matches()) {
        return Inet4Address.ofLiteral(text);
      }
      return IPV6.matcher(text).matches() ? ipv6(Inet6Address.ofLiteral(text)) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Whether a resolver might take this host for a number (WHATWG URL, "ends in a number"): its last
   * label is decimal or starts with 0x.
   */
  static boolean endsInNumber(String host) {
    String last = host.substring(host.lastIndexOf('.') + 1);
    return NUMBER.matcher(last).matches();
  }

  /** Java folds ::ffff:a.b.c.d into IPv4; the guard wants to see that it was written as IPv6. */
  private static InetAddress ipv6(InetAddress read) {
    if (read instanceof Inet6Address) {
      return read;
    }
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    System.arraycopy(read.getAddress(), 0, mapped, 12, 4);
    try {
      return Inet6Address.getByAddress(null, mapped, -1);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("sixteen bytes are always an address", e);
    }
  }
}
