package dev.assay.layer.egress;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that are no host on the public internet, and why (IANA special-purpose address
 * registries for IPv4 and IPv6, RFC 6890, and the clouds' metadata addresses). The first matching
 * entry gives the reason.
 */
final class SpecialAddresses {
  private record Special(AddressRange range, String reason) {}

  private static final List<AddressRange> METADATA =
      ranges("169.254.169.254", "fd00:ec2::254", "168.63.129.16", "100.100.100.200");

  private static final List<Special> SPECIAL =
      List.of(
          special("255.255.255.255/32", "the broadcast address"),
          special("0.0.0.0/8", "an unspecified address"),
          special("10.0.0.0/8", "a private address"),
          special("100.64.0.0/10", "a carrier-grade NAT address"),
          special("127.0.0.0/8", "a loopback address"),
          special("169.254.0.0/16", "a link-local address"),
          special("172.16.0.0/12", "a private address"),
          special("192.0.0.0/24", "a protocol assignment address"),
          special("192.0.2.0/24", "a documentation address"),
          special("192.88.99.0/24", "a 6to4 relay address"),
          special("192.168.0.0/16", "a private address"),
          special("198.18.0.0/15", "a benchmarking address"),
          special("198.51.100.0/24", "a documentation address"),
          special("203.0.113.0/24", "a documentation address"),
          special("224.0.0.0/4", "a multicast address"),
          special("240.0.0.0/4", "a reserved address"),
          special("::/128", "the unspecified address"),
          special("::1/128", "the loopback address"),
          special("::ffff:0:0/96", "an IPv4-mapped address"),
          special("::/96", "an IPv4-compatible address"),
          special("64:ff9b::/96", "a NAT64 address"),
          special("64:ff9b:1::/48", "a NAT64 address"),
          special("100::/64", "a discard-only address"),
          special("2001::/32", "a Teredo address"),
          special("2001::/23", "a protocol assignment address"),
          special("2001:db8::/32", "a documentation address"),
          special("2002::/16", "a 6to4 address"),
          special("3fff::/20", "a documentation address"),
          special("fc00::/7", "a unique local address"),
          special("fe80::/10", "a link-local address"),
          special("ff00::/8", "a multicast address"));

  private static final List<AddressRange> PUBLIC = ranges("0.0.0.0/0", "2000::/3");

  private SpecialAddresses() {}

  /** Why this address is not on the public internet, or null when it is. */
  static @Nullable String reason(InetAddress address) {
    if (isMetadata(address)) {
      return "a cloud's metadata address";
    }
    for (Special special : SPECIAL) {
      if (special.range().contains(address)) {
        return special.reason();
      }
    }
    boolean isPublic = PUBLIC.stream().anyMatch(range -> range.contains(address));
    return isPublic ? null : "no global unicast address";
  }

  /** Whether a cloud serves credentials at this address. */
  static boolean isMetadata(InetAddress address) {
    return METADATA.stream().anyMatch(range -> range.contains(address));
  }

  private static Special special(String cidr, String reason) {
    return new Special(AddressRange.of(cidr), reason);
  }

  private static List<AddressRange> ranges(String... cidrs) {
    return List.of(cidrs).stream().map(AddressRange::of).toList();
  }
}
