package dev.assay.layer.egress;

import java.time.Duration;

/**
 * How much one exchange may take, redirects included: bytes, time, hops.
 *
 * @param maxBytes body bytes as they come over the wire
 * @param maxDecompressedBytes body bytes after decompression
 * @param connect longest time for resolving a name, and again for TCP and TLS together
 * @param total longest time for everything, waiting for a free place included
 * @param maxRedirects redirects that are followed at most
 */
public record Limits(
    long maxBytes, long maxDecompressedBytes, Duration connect, Duration total, int maxRedirects) {

  public Limits {
    if (maxBytes < 0 || maxDecompressedBytes < 0 || maxRedirects < 0) {
      throw new IllegalArgumentException("byte and redirect limits are not negative");
    }
    if (!connect.isPositive() || !total.isPositive()) {
      throw new IllegalArgumentException("deadlines are longer than zero");
    }
  }

  /** 8 MiB on the wire, 32 MiB decompressed, 5 s to connect, 30 s in all, 3 redirects. */
  public static Limits standard() {
    return new Limits(8L << 20, 32L << 20, Duration.ofSeconds(5), Duration.ofSeconds(30), 3);
  }

  /** The same limits with other byte limits. */
  public Limits withBytes(long wire, long decompressed) {
    return new Limits(wire, decompressed, connect, total, maxRedirects);
  }

  /** The same limits with another total deadline; connecting never gets longer than that. */
  public Limits withTotal(Duration other) {
    return new Limits(maxBytes, maxDecompressedBytes, shorter(connect, other), other, maxRedirects);
  }

  /** The same limits with another deadline for connecting. */
  public Limits withConnect(Duration other) {
    return new Limits(maxBytes, maxDecompressedBytes, other, total, maxRedirects);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
