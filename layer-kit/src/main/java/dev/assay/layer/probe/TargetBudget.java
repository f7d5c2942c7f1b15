package dev.assay.layer.probe;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one verification may still take from each host. Takes are reserved before they happen and
 * given back as far as they were not used, so that the budget is never exceeded. Thread-safe.
 */
final class TargetBudget {
  private final long requests;
  private final long bytes;
  private final Map<String, Purse> purses = new ConcurrentHashMap<>();

  TargetBudget(long requests, long bytes) {
    this.requests = requests;
    this.bytes = bytes;
  }

  /** The purse of this address's host; ports of one host share it. */
  Purse of(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return purses.computeIfAbsent(host, ignored -> new Purse(requests, bytes));
  }

  /** What is left for one host. */
  static final class Purse {
    private long requests;
    private long bytes;

    Purse(long requests, long bytes) {
      this.requests = requests;
      this.bytes = bytes;
    }

    /** Up to so many requests. */
    synchronized long takeRequests(long wanted) {
      long taken = Math.min(wanted, requests);
      requests -= taken;
      return taken;
    }

    /** Up to so many bytes. */
    synchronized long takeBytes(long wanted) {
      long taken = Math.min(wanted, bytes);
      bytes -= taken;
      return taken;
    }

    /** What was reserved and not used. */
    synchronized void giveBack(long unusedRequests, long unusedBytes) {
      requests += Math.max(0, unusedRequests);
      bytes += Math.max(0, unusedBytes);
    }
  }
}
