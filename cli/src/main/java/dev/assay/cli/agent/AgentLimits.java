package dev.assay.cli.agent;

/**
 * What an agent takes at most.
 *
 * @param largestN of a matrix
 * @param mostRounds of a challenge
 * @param mostKeptBytes of tiles that passes go over; 0 to take no such challenge
 */
record AgentLimits(int largestN, int mostRounds, long mostKeptBytes) {
  /** Rounds that an agent takes. */
  static final int ROUNDS = 10_000;

  /** Bytes of kept tiles that any machine has. */
  static final long LITTLE = 64L << 20;

  /** Tiles that one challenge opens at most. */
  static final int TILES = 10_000;
}
