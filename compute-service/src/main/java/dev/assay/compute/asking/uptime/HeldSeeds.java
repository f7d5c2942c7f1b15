package dev.assay.compute.asking.uptime;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The seeds of one run that are committed and not yet revealed. They are in memory alone: after a
 * restart nobody can reveal them. Thread-safe.
 */
final class HeldSeeds {
  private final Map<String, HeldSeed> byCommitment = new ConcurrentHashMap<>();

  /**
   * A seed.
   *
   * @param committedAt when its digest was told
   * @param seed 32 bytes in hexadecimal
   */
  record HeldSeed(Instant committedAt, String seed) {}

  void hold(String commitment, HeldSeed seed) {
    byCommitment.put(commitment, seed);
  }

  /** The seed, once. */
  @Nullable HeldSeed take(String commitment) {
    return byCommitment.remove(commitment);
  }
}
