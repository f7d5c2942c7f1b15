package dev.assay.layer.store;

import dev.assay.verification.document.Require;

/**
 * The most that a verification may spend. Zero means the layer's default.
 *
 * @param maxRequestsPerTarget requests to one host
 * @param maxBytesPerTarget bytes taken from one host
 * @param maxSeconds for the whole run
 */
public record Budget(long maxRequestsPerTarget, long maxBytesPerTarget, long maxSeconds) {
  public Budget {
    notNegative(maxRequestsPerTarget, "maxRequestsPerTarget");
    notNegative(maxBytesPerTarget, "maxBytesPerTarget");
    notNegative(maxSeconds, "maxSeconds");
  }

  /** The layer's defaults. */
  public static Budget standard() {
    return new Budget(0, 0, 0);
  }

  private static void notNegative(long value, String field) {
    Require.that(value >= 0, field, "must not be negative; leave it out for the default");
  }
}
