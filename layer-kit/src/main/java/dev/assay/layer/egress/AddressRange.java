package dev.assay.layer.egress;

import java.math.BigInteger;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses in CIDR notation, such as {@code 127.0.0.0/8} or {@code fd00::/8}. An
 * IPv4 range contains no IPv6 address, not even one that carries an IPv4 address inside.
 *
 * @param network first address of the range as an unsigned number
 * @param prefix number of leading bits that are fixed
 * @param bits 32 for IPv4, 128 for IPv6
 */
public record AddressRange(BigInteger network, int prefix, int bits) {

  public AddressRange {
    if ((bits != 32 && bits != 128) || prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException(
          "a prefix has 0 to 32 bits (IPv4) or 0 to 128 bits (IPv6)");
    }
    if (network.signum() < 0 || network.bitLength() > bits) {
      throw new IllegalArgumentException("the network address does not fit its address family");
    }
    if (!network.equals(network.shiftRight(bits - prefix).shiftLeft(bits - prefix))) {
      throw new IllegalArgumentException(
          "a range starts at its network address: clear the host bits");
    }
  }

  /**
   * Reads CIDR notation; a bare address is the range of that one address.
   *
   * @throws IllegalArgumentException when the text is no range
   */
  public static AddressRange of(String cidr) {
    int slash = cidr.indexOf('/');
    @Nullable InetAddress first = AddressLiteral.read(slash < 0 ? cidr : cidr.substring(0, slash));
    String length = slash < 0 ? "" : cidr.substring(slash + 1);
    if (first == null || (slash >= 0 && !length.matches("[0-9]{1,3}"))) {
      throw new IllegalArgumentException(
          "'" + cidr + "' is no address range: write one such as 10.0.0.0/8 or fd00::/8");
    }
    byte[] address = first.getAddress();
    int bits = address.length * 8;
    return new AddressRange(
        new BigInteger(1, address), slash < 0 ? bits : Integer.parseInt(length), bits);
  }

  /** Whether this very address, of the same family, lies in the range. */
  public boolean contains(InetAddress address) {
    byte[] candidate = address.getAddress();
    int free = bits - prefix;
    return candidate.length * 8 == bits
        && new BigInteger(1, candidate).shiftRight(free).equals(network.shiftRight(free));
  }

  /** Whether the range names exactly one address. */
  public boolean isSingle() {
    return prefix == bits;
  }
}
