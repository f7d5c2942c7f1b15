package dev.assay.layer.egress;

import java.net.InetAddress;
import java.util.List;

/**
 * Where the operator lets Assay connect to, and how much one exchange may take by default.
 *
 * @param allowedRanges ranges that are allowed although they are not public; empty in production. A
 *     cloud's metadata address is only allowed by a range of that single address
 * @param allowedPorts ports that may be asked
 * @param limits the limits of a request that brings none
 * @param concurrentPerHost exchanges under way with one host at the same time, at least 1; the
 *     others wait within their total deadline
 */
public record EgressPolicy(
    List<AddressRange> allowedRanges,
    List<PortRange> allowedPorts,
    Limits limits,
    int concurrentPerHost) {

  public EgressPolicy {
    allowedRanges = List.copyOf(allowedRanges);
    allowedPorts = List.copyOf(allowedPorts);
    if (concurrentPerHost < 1) {
      throw new IllegalArgumentException("concurrentPerHost is at least 1");
    }
  }

  /** Public addresses only, ports 80, 443 and 8443, standard limits, 64 exchanges per host. */
  public static EgressPolicy standard() {
    List<PortRange> ports = List.of(PortRange.of("80"), PortRange.of("443"), PortRange.of("8443"));
    return new EgressPolicy(List.of(), ports, Limits.standard(), 64);
  }

  /** The same policy with these ranges allowed. */
  public EgressPolicy withAllowedRanges(List<AddressRange> ranges) {
    return new EgressPolicy(ranges, allowedPorts, limits, concurrentPerHost);
  }

  /** The same policy with these ports instead. */
  public EgressPolicy withAllowedPorts(List<PortRange> ports) {
    return new EgressPolicy(allowedRanges, ports, limits, concurrentPerHost);
  }

  /** The same policy with other default limits. */
  public EgressPolicy withLimits(Limits other) {
    return new EgressPolicy(allowedRanges, allowedPorts, other, concurrentPerHost);
  }

  /** The same policy with another number of exchanges per host. */
  public EgressPolicy withConcurrentPerHost(int number) {
    return new EgressPolicy(allowedRanges, allowedPorts, limits, number);
  }

  /** Whether the operator named this very address or a range around it. */
  boolean allows(InetAddress address) {
    boolean metadata = SpecialAddresses.isMetadata(address);
    return allowedRanges.stream()
        .anyMatch(range -> range.contains(address) && (range.isSingle() || !metadata));
  }

  boolean allowsPort(int port) {
    return allowedPorts.stream().anyMatch(range -> range.contains(port));
  }
}
