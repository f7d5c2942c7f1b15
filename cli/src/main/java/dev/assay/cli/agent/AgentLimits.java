package dev.assay.cli.agent;

/**
 * What an agent takes at most.
 *
 * @param largestN of a matrix
 * @param mostRounds of a challenge
 */
record AgentLimits(int largestN, int mostRounds) {
  /** Rounds that an agent takes. */
  static final int ROUNDS = 10_000;

  /** Tiles that one challenge opens at most. */
  static final int TILES = 10_000;
}
