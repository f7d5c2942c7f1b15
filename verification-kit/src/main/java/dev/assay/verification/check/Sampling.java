package dev.assay.verification.check;

import dev.assay.verification.document.Require;
import java.math.BigDecimal;

/**
 * How much a verification samples, fixed before its first probe.
 *
 * @param deadShare the share of dead nodes that a liveness claim may hide at most, as 0.05
 * @param maxNodes the most nodes that one verification asks
 * @param inferenceRequests the most timed requests to an inference endpoint; fewer suffice where
 *     they decide all of its claims
 * @param inferenceRequestsAtLeast the fewest, before which nothing is decided: with a strict claim
 *     the first bad answer alone would refute it
 * @param maxDatasetBytes the most bytes that one verification reads of a dataset
 */
public record Sampling(
    BigDecimal deadShare,
    int maxNodes,
    int inferenceRequests,
    int inferenceRequestsAtLeast,
    long maxDatasetBytes) {
  public Sampling {
    Require.present(deadShare, "deadShare");
    Require.that(
        deadShare.signum() > 0 && deadShare.compareTo(BigDecimal.ONE) < 0,
        "deadShare",
        "must lie between 0 and 1");
    Require.that(maxNodes > 0 && maxNodes <= 10_000, "maxNodes", "must lie between 1 and 10000");
    Require.that(
        inferenceRequests > 0 && inferenceRequests <= 100_000,
        "inferenceRequests",
        "must lie between 1 and 100000");
    Require.that(
        inferenceRequestsAtLeast > 0 && inferenceRequestsAtLeast <= inferenceRequests,
        "inferenceRequestsAtLeast",
        "must lie between 1 and inferenceRequests");
    Require.that(maxDatasetBytes > 0, "maxDatasetBytes", "must be positive");
  }
}
