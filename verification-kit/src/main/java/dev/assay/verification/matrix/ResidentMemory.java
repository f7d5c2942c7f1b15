package dev.assay.verification.matrix;

import dev.assay.verification.document.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * What keyed passes prove: of the tiles' bytes, those that no prover could have computed or fetched
 * again while its slowest pass ran. A share d of leaves may be wrong unseen, in all passes
 * together, so in at least one pass no more than d are. Pure.
 *
 * @param linkBytesPerSecond that the memory can be fed at from outside, at most
 * @param operationsPerSecond that the prover commands, at most
 */
public record ResidentMemory(BigDecimal linkBytesPerSecond, BigDecimal operationsPerSecond) {

  /**
   * Bytes that were resident at least: b (1-d) - t (link + operations/n), not below 0; since an
   * entry of two kept bytes takes 2 n operations.
   *
   * @param slowest pass, from sending its key to its root, by the verifier's clock
   */
  public BigDecimal leastBytes(MatrixShape shape, BigDecimal wrongShare, Duration slowest) {
    Require.that(slowest.isPositive(), "slowest", "must be positive");
    BigDecimal right =
        BigDecimal.valueOf(shape.keptBytes()).multiply(BigDecimal.ONE.subtract(wrongShare));
    BigDecimal perSecond =
        linkBytesPerSecond.add(
            operationsPerSecond.divide(BigDecimal.valueOf(shape.n()), 0, RoundingMode.CEILING));
    BigDecimal lost = perSecond.multiply(BigDecimal.valueOf(slowest.toNanos(), 9));
    return right.subtract(lost).max(BigDecimal.ZERO).setScale(0, RoundingMode.FLOOR);
  }
}
