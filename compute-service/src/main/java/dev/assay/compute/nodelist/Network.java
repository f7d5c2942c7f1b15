package dev.assay.compute.nodelist;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The network of an address that we connected to: its /24 (IPv4) or /48 (IPv6). Pure. */
public final class Network {
  private static final int IPV4_BYTES = 4;
  private static final int IPV4_PREFIX = 3;
  private static final int IPV6_PREFIX = 6;

  private Network() {}

  /** The network in {@code address/prefix} form; null when this is no {@code ip:port}. */
  public static @Nullable String of(@Nullable String ipAndPort) {
    if (ipAndPort == null || ipAndPort.lastIndexOf(':') < 0) {
      return null;
    }
    String ip = ipAndPort.substring(0, ipAndPort.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
    try {
      return prefix(InetAddress.ofLiteral(ip).getAddress());
    } catch (IllegalArgumentException e) {
      return null; // no literal address: nothing that was measured
    }
  }

  private static String prefix(byte[] address) {
    int kept = address.length == IPV4_BYTES ? IPV4_PREFIX : IPV6_PREFIX;
    Arrays.fill(address, kept, address.length, (byte) 0);
    try {
      return InetAddress.getByAddress(address).getHostAddress() + "/" + kept * Byte.SIZE;
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }
}
