package dev.assay.demo.token;

import dev.assay.demo.seed.Seed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A chain whose blocks follow from a seed and whose head follows from the time.
 *
 * <p>Every endpoint of one chain tells the same hash for the same height, at any time. Immutable.
 */
record Chain(Seed seed, InstantSource clock) {
  private static final Instant GENESIS = Instant.parse("2025-01-01T00:00:00Z");
  private static final Duration BLOCK_TIME = Duration.ofSeconds(12);
  private static final long BLOCKS_TO_FINALITY = 64;

  /** The newest block's height. */
  long head() {
    return Math.max(0, Duration.between(GENESIS, clock.instant()).dividedBy(BLOCK_TIME));
  }

  /** The newest final block's height. */
  long finalized() {
    return Math.max(0, head() - BLOCKS_TO_FINALITY);
  }

  /** The 32 bytes of a block's hash. */
  byte[] hash(long height) {
    return seed.bytes("block " + height);
  }

  /** The first block at or after a time. */
  long heightAt(Instant time) {
    return Duration.between(GENESIS, time).plus(BLOCK_TIME).minusSeconds(1).dividedBy(BLOCK_TIME);
  }

  Instant time(long height) {
    return GENESIS.plus(BLOCK_TIME.multipliedBy(height));
  }
}
