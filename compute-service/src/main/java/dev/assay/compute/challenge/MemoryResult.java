package dev.assay.compute.challenge;

/**
 * What a transcript with passes says once it is verified. Immutable.
 *
 * @param matrix the challenge itself
 * @param kept how many of the opened tiles stand in the tree of their pass
 * @param slowestMicros the longest pass; 0 when not all passes were made
 */
record MemoryResult(ChallengeResult matrix, int kept, long slowestMicros) {}
