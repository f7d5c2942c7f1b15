package dev.assay.layer.egress;

/**
 * TCP ports from {@code first} to {@code last}, both included, written {@code 443} or {@code
 * 20000-20999}.
 *
 * @param first 1 to 65535
 * @param last at least {@code first}, at most 65535
 */
public record PortRange(int first, int last) {

  public PortRange {
    if (first < 1 || last < first || last > 65535) {
      throw new IllegalArgumentException("ports run from 1 to 65535, the lower one first");
    }
  }

  /**
   * Reads one port or a range of ports.
   *
   * @throws IllegalArgumentException when the text is neither
   */
  public static PortRange of(String text) {
    if (!text.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
      throw new IllegalArgumentException(
          "'" + text + "' is no port: write one such as 443 or a range such as 20000-20999");
    }
    int dash = text.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
    return new PortRange(first, dash < 0 ? first : Integer.parseInt(text.substring(dash + 1)));
  }

  /** Whether the port lies in the range. */
  public boolean contains(int port) {
    return port >= first && port <= last;
  }
}
