package dev.assay.compute.arithmetic;

import dev.assay.compute.claims.DecodeClaim;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The most tokens per second that one stream can have without speculation: for each token every
 * active weight is read once from memory, so that tokens per second are at most N BW / (active
 * parameters times bytes per parameter), with N accelerators of bandwidth BW that share the
 * weights. (Williams, Waterman, Patterson: Roofline, CACM 2009, for a work load bound by memory.)
 */
final class Roofline {
  static final String ASSUMPTIONS =
      "Assumed: one stream, every active weight read from memory once for a pass, the whole"
          + " bandwidth of the data sheet used, caches and traffic between accelerators free.";

  private static final BigDecimal GIGA = BigDecimal.TEN.pow(9);

  private Roofline() {}

  /**
   * Tokens per second.
   *
   * @param bandwidth of each accelerator, in 10^9 bytes per second
   */
  static BigDecimal of(DecodeClaim claim, BigDecimal bandwidth) {
    BigDecimal bytes = new BigDecimal(claim.activeParameters()).multiply(claim.bytesPerParameter());
    return bandwidth
        .multiply(GIGA)
        .multiply(BigDecimal.valueOf(claim.tensorParallel()))
        .divide(bytes, MathContext.DECIMAL64);
  }
}
